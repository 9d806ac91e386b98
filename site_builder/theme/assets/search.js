/* The search page: asks the engine as one types and shows what it finds. Loaded by no other page. */
"use strict";
(() => {
  const SHOWN_AT_ONCE = 8, PAUSE_MS = 250;
  const { version } = document.currentScript.dataset;
  const form = document.querySelector(".lx-search");
  const input = form.elements.q, kind = form.elements.loai, skill = form.elements["ky-nang"];
  const status = document.querySelector(".lx-search-status");
  const list = document.querySelector(".lx-search-results");
  const more = document.querySelector(".lx-search-more");

  /* Parts come as scripts, which a browser reads from a USB stick too. */
  const parts = new Map(), arrived = new Map();
  window.loaxaSearchPart = (name, value) => arrived.set(name, value);
  const load = name => {
    if (!parts.has(name)) {
      parts.set(name, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = `tim-kiem/${name}.js?v=${version}`;
        script.onload = () => arrived.has(name) ? resolve(arrived.get(name)) : reject(new Error(name));
        script.onerror = () => {
          parts.delete(name);
          script.remove();
          reject(new Error(name));
        };
        document.head.append(script);
      }));
    }
    return parts.get(name);
  };
  const engine = new LoaXaSearch.Engine(load);

  let asked = 0, hits = [];

  const element = (tag, className, pieces) => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    for (const [text, isFound] of pieces) {
      const piece = isFound ? document.createElement("mark") : document.createTextNode(text);
      if (isFound) piece.textContent = text;
      made.append(piece);
    }
    return made;
  };

  const item = ([title, path, label, date, text], terms) => {
    const made = document.createElement("li");
    const link = element("a", "", LoaXaQuote.marked(title, terms));
    link.href = path;
    made.append(link, element("span", "lx-search-about", [[date ? `${label} · ${date}` : label, false]]));
    made.append(element("p", "", LoaXaQuote.quote(text, terms)));
    return made;
  };

  const show = async (from, question) => {
    const some = hits.slice(from, from + SHOWN_AT_ONCE);
    const pages = await Promise.all(some.map(({ page }) => engine.page(page)));
    if (question !== asked) return;
    if (!from) list.textContent = "";
    list.append(...pages.map((page, i) => item(page, some[i].terms)));
    more.hidden = hits.length <= from + SHOWN_AT_ONCE;
  };

  const ask = async () => {
    const question = ++asked;
    const query = input.value.trim();
    remember(query);
    if (!query) {
      list.textContent = "";
      more.hidden = true;
      status.textContent = "";
      return;
    }
    try {
      const answer = await engine.search(query, Number(kind.value), Number(skill.value));
      if (question !== asked) return;
      hits = answer.hits;
      await show(0, question);
      if (question !== asked) return;
      const instead = answer.instead ? ` Đã tìm theo chữ gần giống: “${answer.instead}”.` : "";
      status.textContent = hits.length
        ? `Tìm thấy ${hits.length} kết quả.${instead}`
        : "Không thấy bài nào. Bà con thử chữ khác, ít chữ hơn, hoặc bỏ chọn loại bài.";
    } catch (error) {
      if (question === asked) status.textContent = "Chưa tải được phần tìm kiếm. Bà con kiểm tra mạng rồi bấm Tìm lần nữa.";
    }
  };

  /* Keep the query in the address, so that it can be shared and Back returns to it. */
  const remember = query => {
    const wanted = new URLSearchParams();
    if (query) wanted.set("q", query);
    if (kind.value) wanted.set("loai", kind.value);
    if (skill.value) wanted.set("ky-nang", skill.value);
    try {
      history.replaceState(null, "", wanted.toString() ? `?${wanted}` : location.pathname);
    } catch (error) {
      // A page opened by double click may not change its address.
    }
  };

  let pause = 0;
  input.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(ask, PAUSE_MS);
  });
  form.addEventListener("submit", event => {
    event.preventDefault();
    clearTimeout(pause);
    ask();
  });
  kind.addEventListener("change", ask);
  skill.addEventListener("change", ask);
  more.addEventListener("click", async () => {
    const from = list.children.length;
    await show(from, asked);
    if (list.children[from]) list.children[from].querySelector("a").focus();
  });
  /* Arrow keys lead from the words to the results and through them. */
  document.addEventListener("keydown", event => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [input, ...list.querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement);
    const to = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (at < 0 || !to) return;
    event.preventDefault();
    to.focus();
  });

  const given = new URLSearchParams(location.search);
  input.value = given.get("q") || "";
  kind.value = given.get("loai") || "";
  skill.value = given.get("ky-nang") || "";
  if (input.value) ask();
  else input.focus();
})();
