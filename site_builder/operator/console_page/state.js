// What the desk knows, and how it is kept.

var LATE_MS = 5 * 60 * 1000; // a machine that woke up later than this lets the operator decide
var TICK_MS = 250;
// A window that claimed a session this long ago and did not begin it is gone; a hidden one wakes up once a minute.
var STALE_MS = 90 * 1000;
var AGAIN_MS = 10 * 1000; // between attempts at a file that does not play
var WAIT_MS = 45 * 60 * 1000; // how long a session waits at most for another to end
var data = JSON.parse(document.getElementById("data").textContent);
var audio = byId("audio");
var store = openStore();
var log = store.read("log", []); // what really aired, one entry a row that was heard
var ticks = store.read("ticks", {}); // by session, then by row number
var started = store.read("started", {}); // when a session was begun, by id
var sessions = []; // of the chosen cluster, in order of time
var session = null; // shown
var loaded = null; // id of the session in the player
var heard = null; // id of the session that was last heard
var isFirst = false; // whether the session in the player had not begun before
var seekTo = 0; // in seconds, once the file is there
var busy = null; // from when to when the player was last on
var failedAt = -Infinity; // when a file last did not play
var upNext = null; // the session that ran or came next when the clock last ticked
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

// Another window of this browser may have written since: what it wrote stays, and what we write is added.
function readAgain() {
  log = store.read("log", log);
  ticks = store.read("ticks", ticks);
  started = store.read("started", started);
}

// A test of the sound hours before is no beginning.
function hasBegun(one) { return started[one.id] >= one.begins.getTime() - LATE_MS; }

function notify(text, isInfo) {
  var box = byId("notice");
  box.textContent = text;
  box.className = isInfo ? "info" : "";
  box.hidden = !text;
}
