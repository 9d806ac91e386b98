// What is seen.

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
    small.textContent = (isToday ? "hôm nay" : one.day) + (hasBegun(one) ? ", đã phát" : "");
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
  moveOn(now);
  drawCountdown(now);
  drawProgress();
  var isMine = loaded === session.id, button = byId("play");
  var label = isMine && isOn() ? "Tạm dừng" : isMine && playing !== null ? "► Phát tiếp" : "► Phát";
  if (button.textContent !== label) button.textContent = label;
}

// Left alone, the desk shows the session that comes next; what an operator chose to see stays.
function moveOn(now) {
  var next = nearest(now), follows = session === upNext;
  if (next === upNext || loaded !== null) return;
  upNext = next;
  if (follows) show(next);
  else drawSessions();
}

function drawCountdown(now) {
  var next = null;
  sessions.forEach(function (one) { if (!next && one.begins > now) next = one; });
  var due = session.begins <= now && now < session.ends && !hasBegun(session);
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
