// The log: an entry is written when a row begins to be heard, and closed when it is over or left.

function writeEntry() {
  readAgain();
  log = log.filter(function (each) { return each.by !== entry.by || each.from !== entry.from; });
  log.push(entry);
  store.write("log", log);
}

function follow() {
  var one = loadedSession();
  if (!one || audio.paused || audio.ended || audio.seeking || audio.readyState < 2) return;
  var row = one.rows[rowIndex()];
  if (entry && entry.session === one.id && entry.number === row.number) return;
  stopEntry(entry !== null && entry.session === one.id && entry.number === row.number - 1);
  playing = row.number;
  if (heard !== one.id) { heard = one.id; drawSessions(); }
  entry = {
    session: one.id, number: row.number, title: row.title, how: how, by: me,
    from: new Date().getTime(), to: null, whole: false
  };
  writeEntry();
  if (one === session) { chosen = rowIndex(); drawReading(); drawRows(); }
}

function stopEntry(isWhole) {
  if (entry) {
    entry.to = new Date().getTime();
    entry.whole = isWhole;
    writeEntry();
    if (isWhole) setTick(entry.session, entry.number, true);
  }
  entry = null;
  playing = null;
}

function setTick(id, number, isDone) {
  readAgain();
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
audio.addEventListener("error", function () { if (loaded !== null) failed(false); });
audio.addEventListener("timeupdate", follow);
audio.addEventListener("playing", follow);
