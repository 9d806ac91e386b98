// The player: larger buttons than a browser's own, and the sentence that is heard marked in the text.
// Without it there is a plain <audio controls>, and the text.
(function () {
  "use strict";
  var SPEEDS = [["0.8", "Đọc chậm"], ["1", "Đọc vừa"], ["1.25", "Đọc nhanh"], ["1.5", "Rất nhanh"]];
  var page = document.querySelector(".lx-page"), playing = null;
  if (!page) return;

  function make(tag, className, text) {
    var element = document.createElement(tag);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  }
  function button(className, text, label, act) {
    var made = make("button", className, text);
    made.type = "button";
    if (label) made.setAttribute("aria-label", label);
    made.addEventListener("click", act);
    return made;
  }
  function inWords(seconds) {
    var whole = Math.max(0, Math.round(seconds)), rest = whole % 60;
    return Math.floor(whole / 60) + ":" + (rest < 10 ? "0" : "") + rest;
  }
  function isInView(element) {
    var box = element.getBoundingClientRect();
    return box.bottom > 0 && box.top < innerHeight;
  }

  // --- One player -------------------------------------------------------------------------------------------
  function Player(figure) {
    var self = this, audio = figure.querySelector("audio"), track = audio.querySelector("track");
    var length = Number(figure.dataset.duration), stopAt = null, wanted = 0, whole = null;
    var cues = null, marks = [], now = -1, ready = null;

    var bar = make("div", "lx-bar"), speed = make("select"), seek = make("input"), left = make("span", "lx-left");
    var play = button("lx-play", "▶ Nghe", "", function () { if (audio.paused) self.play(); else audio.pause(); });
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", "Nghe: " + figure.dataset.title);
    bar.appendChild(play);
    bar.appendChild(button("", "−10", "Lùi 10 giây", function () { self.seek(audio.currentTime - 10); }));
    bar.appendChild(button("", "+10", "Tới 10 giây", function () { self.seek(audio.currentTime + 10); }));
    speed.setAttribute("aria-label", "Tốc độ đọc");
    SPEEDS.forEach(function (entry) { speed.add(new Option(entry[1], entry[0], entry[0] === "1", entry[0] === "1")); });
    speed.addEventListener("change", function () { audio.playbackRate = Number(speed.value); tell(); });
    bar.appendChild(button("lx-close", "✕", "Dừng và đóng", function () {
      audio.pause();
      dock(false);
      playing = null;
    }));
    seek.type = "range";
    seek.min = 0;
    seek.max = Math.ceil(length);
    seek.value = 0;
    seek.setAttribute("aria-label", "Chỗ đang nghe");
    seek.addEventListener("input", function () { self.seek(Number(seek.value)); });
    bar.appendChild(seek);
    bar.appendChild(left);
    bar.appendChild(speed);
    audio.hidden = true;
    audio.controls = false;
    audio.after(bar);

    function tell() {
      var rest = (length - audio.currentTime) / audio.playbackRate;
      left.textContent = "còn " + inWords(rest);
      seek.value = audio.currentTime;
      seek.setAttribute("aria-valuetext", inWords(audio.currentTime) + " trên " + inWords(length));
    }
    // It stays at hand while the reader scrolls on.
    function dock(isDocked) {
      if (bar.classList.contains("lx-docked") === isDocked) return;
      figure.style.minHeight = isDocked ? figure.offsetHeight + "px" : "";
      bar.classList.toggle("lx-docked", isDocked);
      document.documentElement.classList.toggle("lx-playing", isDocked);
    }
    this.place = function () { dock(playing === self && !isInView(figure)); };

    function loadCues() {
      if (ready) return ready;
      ready = new Promise(function (resolve) {
        if (!track) { resolve(); return; }
        track.addEventListener("load", resolve);
        track.addEventListener("error", resolve);
        track.track.mode = "hidden";
        if (track.readyState >= 2) resolve();
      }).then(function () {
        var loaded = track && track.track.cues;
        if (!loaded || !loaded.length) return;
        cues = Array.prototype.slice.call(loaded);
        marks = window.lxReadAlong(page, cues.map(function (cue) { return cue.text; }));
        page.classList.add("lx-heard");
      });
      return ready;
    }
    function mark() {
      if (!cues) return;
      var time = audio.currentTime + 0.02, found = -1;
      for (var n = 0; n < cues.length && cues[n].startTime <= time; n++) found = n;
      if (found === now) return;
      var before = marks[now] || [], after = marks[found] || [];
      var follows = before.length > 0 && isInView(before[0]);
      before.forEach(function (mark) { mark.classList.remove("lx-now"); });
      after.forEach(function (mark) { mark.classList.add("lx-now"); });
      if (follows && after.length && !isInView(after[after.length - 1])) {
        var calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
        after[0].scrollIntoView({block: "center", behavior: calm ? "auto" : "smooth"});
      }
      now = found;
    }
    function tick() {
      mark();
      if (stopAt !== null && audio.currentTime >= stopAt) { stopAt = null; audio.pause(); }
      if (!audio.paused) requestAnimationFrame(tick);
    }

    // Plain web servers send a file from its beginning only; then it is taken whole, and goes on from there.
    function isReachable(seconds) {
      var parts = audio.seekable;
      return !audio.readyState || (parts.length > 0 && parts.end(parts.length - 1) >= Math.min(seconds, length - 1));
    }
    function takeWhole() {
      if (!whole) {
        whole = fetch(audio.src).then(function (answer) { return answer.blob(); }).then(function (sound) {
          var wasPlaying = !audio.paused, speedNow = audio.playbackRate;
          audio.src = URL.createObjectURL(sound);
          audio.playbackRate = speedNow;
          if (wasPlaying) audio.play();
        });
      }
      return whole;
    }
    function moveTo(seconds) {
      audio.currentTime = seconds;
      tell();
      mark();
    }
    function reach(seconds) {
      wanted = Math.max(0, Math.min(length, seconds));
      if (isReachable(wanted)) moveTo(wanted);
      else takeWhole().then(function () { moveTo(wanted); });
    }
    this.seek = function (seconds) {
      stopAt = null;
      reach(seconds);
    };
    audio.addEventListener("loadedmetadata", function () {
      if (wanted > 0 && !isReachable(wanted)) reach(wanted);
    });
    this.play = function () {
      if (playing && playing !== self) playing.pause();
      playing = self;
      loadCues().then(mark);
      return audio.play().catch(function () { left.textContent = "Không tải được, kiểm tra mạng"; });
    };
    this.pause = function () { audio.pause(); dock(false); };
    this.playFrom = function (seconds, until) {
      self.seek(seconds);
      stopAt = until === undefined ? null : until;
      return self.play();
    };
    // Hear one part of the page, such as a step, and no more.
    this.playWithin = function (element) {
      return loadCues().then(function () {
        var inside = (cues || []).map(function (cue, n) { return n; }).filter(function (n) {
          return marks[n].some(function (mark) { return element.contains(mark); });
        });
        if (!inside.length) return self.play();
        // What is repeated in closing belongs to the first reading.
        var last = inside[0];
        inside.forEach(function (n) { if (n <= last + 2) last = n; });
        return self.playFrom(cues[inside[0]].startTime, cues[last].endTime + 0.1);
      });
    };
    this.hasCues = Boolean(track);

    audio.addEventListener("play", function () { bar.classList.add("lx-started"); play.textContent = "⏸ Dừng"; self.place(); requestAnimationFrame(tick); });
    audio.addEventListener("pause", function () { play.textContent = "▶ Nghe tiếp"; });
    audio.addEventListener("ended", function () {
      play.textContent = "▶ Nghe lại";
      playing = null;
      self.place();
      (marks[now] || []).forEach(function (mark) { mark.classList.remove("lx-now"); });
      now = -1;
    });
    audio.addEventListener("timeupdate", function () { tell(); mark(); });
    audio.addEventListener("seeked", mark);
    audio.addEventListener("durationchange", function () {
      if (isFinite(audio.duration)) { length = audio.duration; seek.max = Math.ceil(length); tell(); }
    });
    bar.addEventListener("keydown", function (event) {
      if (event.target === seek || event.target === speed) return;
      if (event.key === "ArrowLeft") self.seek(audio.currentTime - 10);
      else if (event.key === "ArrowRight") self.seek(audio.currentTime + 10);
      else return;
      event.preventDefault();
    });
    Array.prototype.forEach.call(figure.querySelectorAll("li[data-start]"), function (part) {
      var title = part.textContent;
      part.appendChild(document.createTextNode(" "));
      part.appendChild(button("lx-button", "▶ Nghe", "Nghe từ: " + title, function () {
        self.playFrom(Number(part.dataset.start));
      }));
    });
    if (track) {
      page.addEventListener("click", function (event) {
        var span = event.target.closest("[data-cue]");
        if (span && cues && !event.target.closest("a, button, label, summary") && String(getSelection()) === "") {
          self.playFrom(cues[Number(span.dataset.cue)].startTime);
        }
      });
    }
    tell();
  }

  var players = Array.prototype.map.call(document.querySelectorAll(".lx-player"), function (figure) {
    return new Player(figure);
  });
  window.addEventListener("scroll", function () {
    players.forEach(function (player) { player.place(); });
  }, {passive: true});
  window.lxPlayer = players[0] || null; // for the steps of a guide
})();
