// Starting by itself.

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
  if (claim && claim.session === one.id) {
    if (claim.by === me) return true;
    if (now.getTime() - claim.at < STALE_MS) return false;
  }
  store.write("claim", { session: one.id, by: me, at: now.getTime() });
  return false;
}

// What became due while another session was heard waited for it to end.
function dueSince(one) {
  var hasWaited = busy && busy.from <= one.begins && one.begins <= busy.to && busy.to - one.begins <= WAIT_MS;
  return hasWaited ? busy.to : one.begins;
}

function startIfDue(now) {
  if (isOn()) { busy = { from: busy && now - busy.to < LATE_MS ? busy.from : now, to: now }; return; }
  if (!isArmed || now - failedAt < AGAIN_MS) return;
  for (var i = 0; i < sessions.length; i++) {
    var one = sessions[i];
    if (one.begins > now || now - dueSince(one) > LATE_MS) continue;
    // Another window may have begun it.
    started = store.read("started", started);
    if (hasBegun(one)) continue;
    if (!isMyTurn(one, now)) return;
    notify("");
    start(one, 0, false);
    return;
  }
}
