// Reading without a network: what the first visit brought stays at hand. VERSION and SHELL stand above, from the build.
const KEPT = "loaxa-" + VERSION;
const PATIENCE_MS = 6000;

self.addEventListener("install", event => {
  event.waitUntil(keepShell().then(() => self.skipWaiting()));
});

self.addEventListener("activate", event => {
  // Whatever an older build said goes: a page withdrawn since must not come back.
  event.waitUntil(caches.keys()
    .then(names => Promise.all(names.filter(name => name.startsWith("loaxa-") && name !== KEPT)
      .map(name => caches.delete(name))))
    .then(() => self.clients.claim()));
});

self.addEventListener("fetch", event => {
  const {request} = event, url = new URL(request.url);
  // Emergencies are always asked for anew; sound is too large to keep unasked.
  if (request.method !== "GET" || url.origin !== location.origin || url.pathname.endsWith("/khan-cap.json")) return;
  if (request.mode === "navigate") event.respondWith(freshPage(request));
  else if (/\/(assets|media)\//.test(url.pathname)) event.respondWith(keptFile(request));
});

async function keepShell() {
  const cache = await caches.open(KEPT);
  // One missing file must not keep the others away.
  const get = path => fetch(path, {cache: "no-cache"}).then(async answer => {
    await keep(cache, path, answer);
    return answer;
  }).catch(() => null);
  const [home] = await Promise.all(SHELL.map(get));
  if (!home) return;
  // The home page names the styles and scripts that all pages share.
  const files = [...(await home.text()).matchAll(/(?:href|src)="(assets\/[^"]+)"/g)].map(found => found[1]);
  await Promise.all(files.map(get));
}

async function keep(cache, request, answer) {
  if (!answer.ok || answer.redirected) return;
  const headers = new Headers(answer.headers);
  headers.set("x-saved-at", String(Date.now()));
  await cache.put(request, new Response(await answer.clone().blob(), {status: answer.status, headers}));
}

// A kept page says so itself, and when it was kept: what it says of emergencies is not to be trusted.
async function keptPage(cache, request) {
  const kept = await cache.match(request, {ignoreSearch: true});
  if (!kept) return null;
  const marked = `<html data-kept="${kept.headers.get("x-saved-at")}" `;
  return new Response((await kept.text()).replace("<html ", marked), {headers: kept.headers});
}

async function freshPage(request) {
  const cache = await caches.open(KEPT);
  // Asked of the site itself: the browser's own cache may hold a page of yesterday for fresh.
  const fetched = fetch(request, {cache: "no-cache"}).then(async answer => {
    await keep(cache, request, answer);
    return answer;
  });
  const late = new Promise((resolve, reject) => setTimeout(reject, PATIENCE_MS));
  try {
    return await Promise.race([fetched, late]);
  } catch {
    return await keptPage(cache, request) || fetched.catch(() => keptPage(cache, "khong-co-mang.html"));
  }
}

async function keptFile(request) {
  const cache = await caches.open(KEPT), kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  await keep(cache, request, answer);
  return answer;
}
