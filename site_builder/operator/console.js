// The operator's console. Runs from file:// in browsers of 2015: ECMAScript 5, no library.
(function () {
  "use strict";

  var LATE_MS = 5 * 60 * 1000; // a machine that woke up later than this lets the operator decide
  var TICK_MS = 250;
  var STALE_MS = 3000; // a window that claimed a session this long ago and did not begin it is gone
  var data = JSON.parse(document.getElementById("data").textContent);
  var audio = byId("audio");
  var store = openStore();
  var log = store.read("log", []); // what really aired, one entry a row that was heard
  var ticks = store.read("ticks", {}); // by session, then by row number
  var started = store.read("started", {}); // when a session was begun, by id
  var sessions = []; // of the chosen cluster, in order of time
  var session = null; // shown
  var loaded = null; // id of the session in the player
  var playing = null; // number of the row being heard
  var entry = null; // of the log, while a row is heard
  var chosen = 0; // index of the row whose words are shown
  var isArmed = false;
  var me = Math.random(); // tells this window from others
  var how = "bằng tay";
  var askedAgain = ""; // id of the session whose second playing was asked for once

  function byId(id) { return document.getElementById(id); }
  function two(n) { return (n < 10 ? "0" : "") + n; }
  function clockOf(t) { return two(t.getHours()) + ":" + two(t.getMinutes()) + ":" + two(t.getSeconds()); }
  function dayOf(t) { return t.getFullYear() + "-" + two(t.getMonth() + 1) + "-" + two(t.getDate()); }
  function length(ms) {
    var s = Math.max(0, Math.round(ms / 1000));
    return Math.floor(s / 60) + ":" + two(s % 60);
  }
  function span(ms) {
    var s = Math.max(0, Math.ceil(ms / 1000));
    return two(Math.floor(s / 3600)) + ":" + two(Math.floor(s / 60) % 60) + ":" + two(s % 60);
  }
  // The clock on the wall decides, whatever time zone the machine believes in.
  function wallTime(text) {
    var n = text.split(/[-T:]/);
    return new Date(+n[0], n[1] - 1, +n[2], +n[3], +n[4], +n[5]);
  }

  // Private windows and some file:// pages forbid storage: then the log lives as long as the page.
  function openStore() {
    var memory = {}, works = false;
    try {
      localStorage.setItem("loaxa-thu", "1");
      localStorage.removeItem("loaxa-thu");
      works = true;
    } catch (ignored) { works = false; }
    return {
      works: works,
      read: function (name, otherwise) {
        try {
          var text = works ? localStorage.getItem("loaxa-" + name) : memory[name];
          return text ? JSON.parse(text) : otherwise;
        } catch (ignored) { return otherwise; }
      },
      write: function (name, value) {
        memory[name] = JSON.stringify(value);
        try { if (works) localStorage.setItem("loaxa-" + name, memory[name]); } catch (ignored) { works = false; }
      }
    };
  }

  function notify(text, isInfo) {
    var box = byId("notice");
    box.textContent = text;
    box.className = isInfo ? "info" : "";
    box.hidden = !text;
  }

  // Choosing

  function clusters() {
    var seen = {}, found = [];
    data.sessions.forEach(function (each) {
      each.clusters.forEach(function (cluster) {
        if (!seen[cluster.id]) { seen[cluster.id] = true; found.push(cluster); }
      });
    });
    return found;
  }

  function plays(each, cluster) {
    return each.clusters.some(function (one) { return one.id === cluster; });
  }

  function chooseCluster(id) {
    store.write("cluster", id);
    sessions = data.sessions.filter(function (each) { return plays(each, id); });
    sessions.forEach(function (each) {
      each.begins = wallTime(each.starts);
      each.ends = new Date(each.begins.getTime() + 1000 * Math.round(each.duration_ms / 1000));
    });
    sessions.sort(function (a, b) { return a.begins - b.begins; });
    show(nearest(new Date()));
  }

  // What runs or comes next, or else what was last.
  function nearest(now) {
    for (var i = 0; i < sessions.length; i++) if (sessions[i].ends > now) return sessions[i];
    return sessions[sessions.length - 1] || null;
  }

  function show(one) {
    session = one;
    chosen = 0;
    askedAgain = "";
    byId("desk").hidden = !one;
    drawSessions();
    if (one) { drawRows(); drawReading(); }
    tick();
  }

  // Playing

  function load(one, atMs) {
    if (loaded !== one.id) {
      audio.src = one.src;
      loaded = one.id;
    }
    seek(atMs);
  }

  function seek(atMs) {
    var at = atMs / 1000;
    if (audio.readyState > 0) { audio.currentTime = at; return; }
    audio.addEventListener("loadedmetadata", function once() {
      audio.removeEventListener("loadedmetadata", once);
      if (at > 0) audio.currentTime = at;
    });
  }

  function start(one, atMs, byHand) {
    if (session !== one) show(one);
    stopEntry(false);
    how = byHand ? "bằng tay" : "tự động";
    started[one.id] = started[one.id] || new Date().getTime();
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
      promise.catch(function (error) { if (error.name !== "AbortError") failed(); });
    }
  }

  function failed() {
    stopEntry(false);
    notify("Không phát được tệp tiếng của buổi này. Bấm Hiện lời đọc và đọc qua micro.");
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

  // The log: an entry is written when a row begins to be heard, and closed when it is over or left.

  function follow() {
    var one = loadedSession();
    if (!one || audio.paused || audio.ended || audio.seeking || audio.readyState < 2) return;
    var row = one.rows[rowIndex()];
    if (entry && entry.session === one.id && entry.number === row.number) return;
    stopEntry(entry !== null && entry.session === one.id && entry.number === row.number - 1);
    playing = row.number;
    entry = {
      session: one.id, number: row.number, title: row.title, how: how,
      from: new Date().getTime(), to: null, whole: false
    };
    log.push(entry);
    store.write("log", log);
    if (one === session) { chosen = rowIndex(); drawReading(); drawRows(); }
  }

  function stopEntry(isWhole) {
    if (entry) {
      entry.to = new Date().getTime();
      entry.whole = isWhole;
      store.write("log", log);
      if (isWhole) setTick(entry.session, entry.number, true);
    }
    entry = null;
    playing = null;
  }

  function setTick(id, number, isDone) {
    ticks[id] = ticks[id] || {};
    ticks[id][number] = isDone;
    store.write("ticks", ticks);
    if (session && session.id === id) drawRows();
  }

  function isTicked(id, number) { return !!(ticks[id] && ticks[id][number]); }

  audio.addEventListener("ended", function () {
    var last = loadedSession();
    stopEntry(entry !== null && last !== null && entry.number === last.rows.length);
    loaded = null;
    tick();
  });
  audio.addEventListener("error", function () { if (loaded !== null) failed(); });
  audio.addEventListener("timeupdate", follow);
  audio.addEventListener("playing", follow);

  // Starting by itself

  function arm(isOnNow) {
    isArmed = isOnNow;
    var button = byId("auto");
    button.setAttribute("aria-pressed", String(isArmed));
    button.textContent = isArmed ? "Tự phát: đang bật" : "Bật tự phát";
    if (!isArmed || isOn()) return;
    // This press is the gesture without which a browser plays nothing later on.
    if (!audio.src) {
      audio.muted = true;
      audio.src = silence();
      resume();
    }
  }

  // A tenth of a second of nothing, as WAV: eight bits, 8 kHz, one channel.
  function silence() {
    var count = 800, size = 36 + count;
    function word(n, bytes) {
      var text = "";
      for (var i = 0; i < bytes; i++) { text += String.fromCharCode(n & 255); n >>= 8; }
      return text;
    }
    return "data:audio/wav;base64," + btoa("RIFF" + word(size, 4) + "WAVEfmt " + word(16, 4) + word(1, 2) + word(1, 2) +
      word(8000, 4) + word(8000, 4) + word(1, 2) + word(8, 2) + "data" + word(count, 4) +
      new Array(count + 1).join("\x80"));
  }

  // Of several windows that are armed, the last to claim a session begins it, one tick later.
  function isMyTurn(one, now) {
    var claim = store.read("claim", null);
    var isFresh = claim && claim.session === one.id && now.getTime() - claim.at < STALE_MS;
    if (isFresh) return claim.by === me;
    store.write("claim", { session: one.id, by: me, at: now.getTime() });
    return false;
  }

  function startIfDue(now) {
    if (!isArmed || isOn()) return;
    for (var i = 0; i < sessions.length; i++) {
      var one = sessions[i], late = now - one.begins;
      if (late < 0 || late > LATE_MS) continue;
      // Another window may have begun it.
      started = store.read("started", started);
      if (started[one.id]) continue;
      if (!isMyTurn(one, now)) return;
      notify("");
      start(one, 0, false);
      return;
    }
  }

  // Showing

  function drawSessions() {
    var box = byId("sessions"), today = dayOf(new Date());
    box.innerHTML = "";
    sessions.forEach(function (one) {
      var isToday = dayOf(one.begins) === today;
      if (!isToday && one !== session && one.ends < new Date()) return;
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = one.slot + " " + one.starts.slice(11, 16);
      var small = document.createElement("small");
      small.textContent = (isToday ? "hôm nay" : one.day) + (started[one.id] ? ", đã phát" : "");
      button.appendChild(small);
      button.setAttribute("aria-current", String(one === session));
      button.addEventListener("click", function () { show(one); });
      box.appendChild(button);
    });
  }

  function cell(row, className, content) {
    var td = document.createElement("td");
    td.className = className;
    if (typeof content === "string") td.textContent = content; else td.appendChild(content);
    row.appendChild(td);
    return td;
  }

  function drawRows() {
    var body = byId("rows");
    body.innerHTML = "";
    byId("caption").textContent = session.title + ": dài " + length(session.duration_ms) + ", hết lúc " + clockOf(session.ends);
    session.rows.forEach(function (row, i) {
      var tr = document.createElement("tr"), done = isTicked(session.id, row.number);
      tr.className = (loaded === session.id && playing === row.number ? "playing " : "") +
        (i === chosen ? "chosen " : "") + (done ? "done" : "");
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = row.number;
      button.setAttribute("aria-label", "Phát từ mục " + row.number);
      button.addEventListener("click", function () { playRow(i); });
      cell(tr, "go-to", button);
      cell(tr, "time", row.clock);
      var what = cell(tr, "what", "");
      if (row.priority) {
        var urgent = document.createElement("span");
        urgent.className = "urgent";
        urgent.textContent = row.priority;
        what.appendChild(urgent);
        what.appendChild(document.createTextNode(" "));
      }
      what.appendChild(document.createTextNode(row.title + (row.repeat ? " (nghe " + row.repeat + ")" : "")));
      if (row.part === "tiep-song") {
        var hint = document.createElement("small");
        hint.textContent = row.hint;
        what.appendChild(hint);
      }
      what.addEventListener("click", function () { choose(i); });
      cell(tr, "time", row.length);
      var box = document.createElement("input");
      box.type = "checkbox";
      box.checked = done;
      box.setAttribute("aria-label", "Đã phát mục " + row.number);
      box.addEventListener("change", function () { setTick(session.id, row.number, box.checked); });
      cell(tr, "tick", box);
      body.appendChild(tr);
    });
  }

  function choose(index) {
    if (!session || index < 0 || index >= session.rows.length) return;
    chosen = index;
    drawRows();
    drawReading();
  }

  function drawReading() {
    var row = session.rows[chosen], box = byId("reading-text");
    byId("reading-title").textContent = row.number + ". " + row.title;
    box.innerHTML = "";
    (row.text.length ? row.text : [row.hint]).forEach(function (text) {
      var p = document.createElement("p");
      p.textContent = text;
      box.appendChild(p);
    });
  }

  function toggleReading() {
    var box = byId("reading"), button = byId("read");
    box.hidden = !box.hidden;
    button.setAttribute("aria-expanded", String(!box.hidden));
    button.textContent = box.hidden ? "Hiện lời đọc" : "Ẩn lời đọc";
  }

  function setText(id, text) {
    var box = byId(id);
    if (box.textContent !== text) box.textContent = text; // what changes is read out to the blind
  }

  function tick() {
    var now = new Date();
    setText("clock", clockOf(now));
    setText("today", ["Chủ nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"][now.getDay()] + " " +
      now.getDate() + "/" + (now.getMonth() + 1) + "/" + now.getFullYear());
    follow();
    startIfDue(now);
    if (!session) return;
    drawCountdown(now);
    drawProgress();
    var isMine = loaded === session.id, button = byId("play");
    var label = isMine && isOn() ? "Tạm dừng" : isMine && playing !== null ? "► Phát tiếp" : "► Phát";
    if (button.textContent !== label) button.textContent = label;
  }

  function drawCountdown(now) {
    var next = null;
    sessions.forEach(function (one) { if (!next && one.begins > now) next = one; });
    var due = session.begins <= now && now < session.ends && !started[session.id];
    setText("countdown-label", due ? "Đã quá giờ phát" : "Còn");
    setText("countdown", due ? span(now - session.begins) : next ? span(next.begins - now) : "--:--:--");
    var isToday = next && dayOf(next.begins) === dayOf(now);
    setText("countdown-for", due ? "Bấm Phát." : !next ? "Không còn buổi nào trong bộ này." :
      "đến " + next.slot.toLowerCase() + ", " + next.starts.slice(11, 16) + (isToday ? "" : ", " + next.day));
  }

  function drawProgress() {
    var one = loadedSession(), index = rowIndex();
    if (!one || playing === null) {
      setText("now", "chưa phát");
      setText("next", session.rows.length ? session.rows[0].title : "–");
      byId("bar").style.width = "0";
      setText("elapsed", "0:00");
      setText("left", "cả buổi dài " + length(session.duration_ms));
      return;
    }
    var row = one.rows[index], at = audio.currentTime * 1000;
    var inRow = at - row.start_ms;
    setText("now", (audio.paused ? "(tạm dừng) " : "") + row.number + ". " + row.title);
    setText("next", index + 1 < one.rows.length ? one.rows[index + 1].title : "hết buổi");
    byId("bar").style.width = (100 * at / one.duration_ms).toFixed(2) + "%";
    setText("elapsed", length(inRow) + " / " + row.length);
    setText("left", "còn " + length(one.duration_ms - at) + " hết buổi");
  }

  // Exporting

  function quoted(value) {
    var text = String(value);
    if (/^[=+\-@\t]/.test(text)) text = "'" + text; // no spreadsheet takes a title for a formula
    return '"' + text.replace(/"/g, '""') + '"';
  }

  function csv() {
    var lines = [["Buổi", "Ngày", "Mục", "Tiêu đề", "Giờ dự kiến", "Hết dự kiến", "Giờ phát thật", "Hết thật", "Trọn vẹn",
      "Cách phát", "Đánh dấu đã phát"]];
    data.sessions.slice().sort(function (a, b) { return a.starts < b.starts ? -1 : 1; }).forEach(function (one) {
      var heard = log.filter(function (each) { return each.session === one.id; });
      if (!heard.length && !ticks[one.id]) return;
      var begins = wallTime(one.starts).getTime();
      one.rows.forEach(function (row) {
        var hearings = heard.filter(function (each) { return each.number === row.number; });
        (hearings.length ? hearings : [null]).forEach(function (each) {
          var from = begins + row.start_ms;
          lines.push([one.title, one.starts.slice(0, 10), row.number, row.title, clockOf(new Date(from)),
            clockOf(new Date(from + row.duration_ms)), each ? dayAndClock(each.from) : "",
            each && each.to ? dayAndClock(each.to) : "", each ? (each.whole ? "có" : "không") : "chưa phát",
            each ? each.how : "", isTicked(one.id, row.number) ? "có" : ""]);
        });
      });
    });
    return "\ufeff" + lines.map(function (line) { return line.map(quoted).join(","); }).join("\r\n") + "\r\n";
  }

  function dayAndClock(ms) {
    var t = new Date(ms);
    return dayOf(t) + " " + clockOf(t);
  }

  function save() {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([csv()], { type: "text/csv" }));
    link.download = "nhat-ky-phat-" + dayOf(new Date()) + ".csv";
    document.body.appendChild(link); // Firefox clicks only what is in the page
    link.click();
    document.body.removeChild(link);
  }

  // Buttons and keys

  function on(id, action) {
    byId(id).addEventListener("click", function (event) {
      action();
      tick();
      // The space bar shall play, not press what the mouse pressed last.
      if (event.detail) byId(id).blur();
    });
  }

  function toggleTick() {
    if (!session) return;
    var index = playing !== null && loaded === session.id ? rowIndex() : chosen;
    var number = session.rows[index].number;
    setTick(session.id, number, !isTicked(session.id, number));
  }

  on("play", playOrPause);
  on("stop", halt);
  on("back", function () { step(-1); });
  on("forward", function () { step(1); });
  on("auto", function () { arm(!isArmed); });
  on("read", toggleReading);
  on("export", save);

  var keys = {
    " ": playOrPause, Spacebar: playOrPause,
    ArrowRight: function () { step(1); }, Right: function () { step(1); },
    ArrowLeft: function () { step(-1); }, Left: function () { step(-1); },
    ArrowDown: function () { choose(chosen + 1); }, Down: function () { choose(chosen + 1); },
    ArrowUp: function () { choose(chosen - 1); }, Up: function () { choose(chosen - 1); },
    t: function () { arm(!isArmed); }, d: toggleTick, l: toggleReading, x: save
  };

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    var tag = event.target.tagName, key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    var isControl = tag === "BUTTON" || tag === "SUMMARY" || tag === "INPUT";
    if (tag === "SELECT" || (isControl && (key === " " || key === "Spacebar"))) return; // its own key
    if (!keys[key] || event.repeat) return;
    event.preventDefault();
    keys[key]();
    tick();
  });

  window.addEventListener("beforeunload", function (event) {
    if (!isOn() && !isArmed) return;
    event.preventDefault();
    event.returnValue = "";
  });

  // A row that was heard when the page went away was not heard whole.
  window.addEventListener("pagehide", function () { stopEntry(false); });

  // Beginning

  var known = clusters(), before = store.read("cluster", "");
  var select = byId("cluster");
  known.forEach(function (cluster) {
    var option = document.createElement("option");
    option.value = cluster.id;
    option.textContent = cluster.name;
    select.appendChild(option);
  });
  select.parentNode.hidden = known.length < 2;
  select.addEventListener("change", function () { halt(); chooseCluster(select.value); });
  if (!known.length) {
    notify("Chưa có buổi phát nào được làm.", true);
  } else {
    if (known.some(function (cluster) { return cluster.id === before; })) select.value = before;
    chooseCluster(select.value);
    if (!store.works) notify("Trình duyệt không cho lưu nhật ký: hãy xuất CSV trước khi đóng trang.", true);
  }
  tick();
  setInterval(tick, TICK_MS);
}());
