// What buttons and the clock do to the sound.

function load(one, atMs) {
  if (loaded !== one.id) {
    audio.src = one.src;
    loaded = one.id;
  }
  seek(atMs);
}

function seek(atMs) {
  seekTo = atMs / 1000;
  if (audio.readyState > 0) audio.currentTime = seekTo;
}

audio.addEventListener("loadedmetadata", function () {
  if (loaded !== null && seekTo > 0) audio.currentTime = seekTo;
});

function start(one, atMs, byHand) {
  if (session !== one) show(one);
  stopEntry(false);
  heard = null;
  readAgain();
  isFirst = !hasBegun(one);
  how = byHand ? "bằng tay" : "tự động";
  if (isFirst) started[one.id] = new Date().getTime();
  store.write("started", started);
  audio.muted = false;
  audio.volume = 1;
  load(one, atMs);
  resume();
}

function resume() {
  var promise = audio.play();
  // Browsers older than promises say nothing; the others say why not.
  if (promise && promise.catch) {
    promise.catch(function (error) {
      if (error.name !== "AbortError") failed(error.name === "NotAllowedError");
    });
  }
}

// The next attempt loads the file again. What was not heard has not begun.
function failed(isForbidden) {
  stopEntry(false);
  if (loaded !== null && isFirst && heard !== loaded) {
    readAgain();
    delete started[loaded];
    store.write("started", started);
  }
  loaded = null;
  failedAt = new Date().getTime();
  notify(isForbidden ? "Trình duyệt chưa cho tự phát: bấm Phát." :
    "Không phát được tệp tiếng của buổi này. Bấm Hiện lời đọc và đọc qua micro.");
}

function isOn() { return loaded !== null && !audio.paused && !audio.ended; }

function playOrPause() {
  if (!session) return;
  if (isOn() && loaded === session.id) { audio.pause(); return; }
  if (loaded === session.id && playing !== null && !audio.ended) { resume(); return; }
  if (started[session.id] && askedAgain !== session.id) {
    askedAgain = session.id;
    var at = new Date(started[session.id]);
    notify("Buổi này đã phát lúc " + clockOf(at) + " ngày " + at.getDate() + "/" + (at.getMonth() + 1) +
      ". Bấm Phát lần nữa nếu muốn phát lại.");
    return;
  }
  notify("");
  start(session, 0, true);
}

function playRow(index) {
  if (!session || index < 0 || index >= session.rows.length) return;
  notify("");
  chosen = index;
  if (loaded === session.id && playing !== null) {
    stopEntry(false);
    seek(session.rows[index].start_ms);
    if (audio.paused) resume();
  } else {
    start(session, session.rows[index].start_ms, true);
  }
  tick();
}

function step(by) {
  if (playing !== null && loaded === session.id) playRow(rowIndex() + by);
  else choose(chosen + by);
}

function halt() {
  if (loaded === null) return;
  audio.pause();
  stopEntry(false);
  audio.removeAttribute("src");
  audio.load();
  loaded = null;
  tick();
}

function loadedSession() {
  for (var i = 0; i < sessions.length; i++) if (sessions[i].id === loaded) return sessions[i];
  return null;
}

function rowIndex() {
  var one = loadedSession(), at = audio.currentTime * 1000 + 1, found = 0;
  if (one) one.rows.forEach(function (row, i) { if (row.start_ms <= at) found = i; });
  return found;
}
