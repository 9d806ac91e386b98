// Buttons and keys; the desk begins here, so it comes last.

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
