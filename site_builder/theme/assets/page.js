// What a page gains where scripts run: emergencies of this minute, dates that know what day it is, sharing, dark look,
// reading without a network. Every page is whole without it.
(function () {
  "use strict";
  var html = document.documentElement, brand = document.querySelector(".lx-brand"), page = document.querySelector(".lx-page");
  if (!brand || !page) return;
  var root = new URL(".", brand.href).href, isServed = location.protocol.indexOf("http") === 0;

  function make(tag, className, text) {
    var element = document.createElement(tag);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  }
  function each(selector, act) { Array.prototype.forEach.call(document.querySelectorAll(selector), act); }
  function isPast(moment) { return Boolean(moment) && new Date(moment) <= new Date(); }
  function two(number) { return (number < 10 ? "0" : "") + number; }
  // A date alone is a day of the village, not midnight in Greenwich.
  function dayOf(text) { var p = text.split("-"); return new Date(Number(p[0]), p[1] - 1, Number(p[2])); }
  function daysBetween(from, to) { return Math.round((to - from) / 864e5); }
  function today() { var now = new Date(); return new Date(now.getFullYear(), now.getMonth(), now.getDate()); }

  // --- Emergencies ------------------------------------------------------------------------------------------
  // A dead link may take minutes to be given up.
  var PATIENCE_MS = 8000, asked = 0, late;
  var place = document.querySelector(".lx-everywhere"), said = make("p", "lx-notice");
  if (!place) {
    place = make("div", "lx-everywhere md-typeset");
    page.parentNode.insertBefore(place, page);
  }
  said.hidden = true;
  said.setAttribute("role", "status");
  // The home page says its emergencies itself: what there is to add about them stands below.
  var own = page.querySelectorAll(".lx-emergency"), last = own[own.length - 1];
  if (last) last.parentNode.insertBefore(said, last.nextSibling);
  else place.appendChild(said);
  // The service worker marks what it had kept.
  var saved = html.dataset.kept && new Date(Number(html.dataset.kept));
  var oldness = saved ? "Trang này là bản lưu lúc " + two(saved.getHours()) + ":" + two(saved.getMinutes()) + " ngày " +
    two(saved.getDate()) + "/" + (saved.getMonth() + 1) + "/" + saved.getFullYear() + ", có thể đã cũ. " : "";
  function showPlace() {
    place.hidden = !Array.prototype.some.call(place.children, function (child) { return !child.hidden; });
  }

  // An emergency keeps its slug when it is worded anew: what a kept page says of it is never confirmed, only replaced.
  function word(section, entry) {
    var link = section.querySelector("a"), gist = section.querySelector(".lx-gist");
    link.textContent = entry.title;
    link.href = root + entry.path;
    if (gist) gist.textContent = entry.summary;
    section.dataset.until = entry.until;
  }
  function banner(entry) {
    var section = make("section", "lx-emergency"), title = make("p", "lx-lead");
    section.setAttribute("aria-label", "Tin khẩn cấp");
    section.dataset.slug = entry.slug;
    title.appendChild(make("a"));
    section.appendChild(make("p", "lx-alarm", "Khẩn cấp"));
    section.appendChild(title);
    word(section, entry);
    return section;
  }
  function showEmergencies(entries) {
    html.classList.add("lx-fresh");
    var here = location.href.split(/[?#]/)[0], known = {};
    entries = entries.filter(function (entry) { return !isPast(entry.until); });
    entries.forEach(function (entry) { known[entry.slug] = entry; });
    each(".lx-emergency", function (section) {
      var entry = known[section.dataset.slug];
      section.hidden = !entry;
      if (entry) word(section, entry);
      delete known[section.dataset.slug];
    });
    entries.forEach(function (entry) {
      if (known[entry.slug] && here !== root + entry.path) place.insertBefore(banner(entry), last ? null : said);
    });
    tell(oldness && oldness + "Bà con mở lại trang khi mạng khỏe hơn để xem bản mới.");
  }
  // A warning is not taken away for want of an answer; but one that the service worker had kept stays out of sight
  // (sections.css) until the site has said which hold.
  function tellItCouldNotAsk() {
    tell(oldness + "Chưa tải được tin khẩn cấp mới nhất. Bà con nghe thêm loa, lát nữa mở lại trang.");
  }
  function tell(words) {
    clearTimeout(late);
    said.textContent = words;
    said.hidden = !words;
    showPlace();
  }
  function ask() {
    var turn = ++asked;
    function ifLast(act) { return function (answer) { if (turn === asked) act(answer); }; }
    each(".lx-emergency", function (section) { section.hidden = section.hidden || isPast(section.dataset.until); });
    showPlace();
    if (!isServed || !window.fetch) return;
    clearTimeout(late);
    late = setTimeout(tellItCouldNotAsk, PATIENCE_MS);
    fetch(root + "khan-cap.json", {cache: "no-store"})
      .then(function (answer) { return answer.ok ? answer.json() : Promise.reject(answer.status); })
      .then(ifLast(showEmergencies), ifLast(tellItCouldNotAsk));
  }
  ask();
  // A page left open, or gone back to, may have been asked for yesterday.
  window.addEventListener("pageshow", function (event) { if (event.persisted) ask(); });
  document.addEventListener("visibilitychange", function () { if (!document.hidden) ask(); });
  window.addEventListener("online", ask);

  // --- Days and hours ---------------------------------------------------------------------------------------
  each(".lx-card[data-until]", function (card) {
    if (isPast(card.dataset.until)) {
      if (page.classList.contains("lx-trang-chu")) card.hidden = true;
      else card.querySelector(".lx-about").appendChild(make("span", "", " · đã diễn ra"));
    }
  });
  var heard = 0;
  each(".lx-session", function (session) {
    session.hidden = !isPast(session.dataset.starts) || heard >= 6;
    if (!session.hidden) heard++;
  });
  each(".lx-progress", function (line) {
    var from = dayOf(line.dataset.from), to = dayOf(line.dataset.to), now = today();
    var total = daysBetween(from, to) + 1, done = Math.max(0, Math.min(total, daysBetween(from, now) + 1));
    var section = line.closest(".lx-campaign");
    if (now > to) {
      if (section) section.hidden = true;
      line.textContent = "Chiến dịch đã kết thúc.";
      return;
    }
    line.textContent = now < from ? "Còn " + daysBetween(now, from) + " ngày nữa bắt đầu." :
      "Hôm nay là ngày thứ " + done + " trên " + total + ", còn " + (total - done) + " ngày.";
    var whole = make("span", "lx-bar-whole"), part = make("span", "lx-bar-done");
    whole.setAttribute("aria-hidden", "true");
    part.style.width = 100 * done / total + "%";
    whole.appendChild(part);
    line.appendChild(whole);
  });
  each(".lx-days li", function (square) {
    var day = dayOf(square.dataset.day), now = today();
    if (day < now) square.dataset.past = "";
    if (+day === +now) square.dataset.today = "";
  });
  each(".lx-on-air", function (section) {
    var now = new Date(), minute = now.getHours() * 60 + now.getMinutes(), slots = [];
    each(".lx-slots li", function (item) {
      var clock = item.dataset.slot.split(":");
      slots.push({
        starts: clock[0] * 60 + Number(clock[1]),
        length: Number(item.dataset.lengthMin),
        name: item.textContent.replace(item.dataset.slot, "").trim().toLowerCase(),
        clock: item.dataset.slot
      });
    });
    if (!slots.length) return;
    slots.sort(function (a, b) { return a.starts - b.starts; });
    var playing = slots.filter(function (s) { return s.starts <= minute && minute < s.starts + s.length; })[0];
    var next = slots.filter(function (s) { return s.starts > minute; })[0], line = section.querySelector(".lx-next");
    line.textContent = playing ? "Giờ phát trên loa: " + playing.name + ", bắt đầu " + playing.clock + "." :
      next ? "Hôm nay " + next.clock + ", " + next.name + "." : "Sáng mai " + slots[0].clock + ", " + slots[0].name + ".";
    if (!playing && !next && slots[0].starts >= 720) line.textContent = "Ngày mai " + slots[0].clock + ".";
    line.hidden = false;
  });

  // --- Sharing ----------------------------------------------------------------------------------------------
  each(".lx-share", function (section) {
    function button(text, act) {
      var made = make("button", "lx-button", text);
      made.type = "button";
      made.addEventListener("click", function () { act(made); });
      return section.appendChild(made);
    }
    var url = section.dataset.url, title = section.dataset.title, refusal;
    // A page in the background may copy nothing, so what opens another page comes after.
    function copy(made, told, andThen) {
      navigator.clipboard.writeText(url).then(function () {
        made.textContent = told;
        if (andThen) andThen();
      }, function () {
        refusal = refusal || section.appendChild(make("p"));
        refusal.setAttribute("role", "alert");
        refusal.textContent = "Chưa chép được. Bà con tự chép: " + url;
      });
    }
    // What Zalo's own share button does (sp.zalo.me/plugins/sdk.js), without its script: the app takes the address on Android
    // and on an iPhone. On a computer Zalo offers nothing, so the address is copied and its web chat opened.
    function showZalo(href) {
      var zalo = make("a", "lx-button", "Gửi Zalo");
      zalo.href = href;
      section.insertBefore(zalo, section.firstChild);
    }
    if (/Android/i.test(navigator.userAgent)) {
      showZalo("intent://zaloapp.com/#Intent;action=android.intent.action.SEND;type=text/plain;S.android.intent.extra.TEXT=" +
        encodeURIComponent(url) + ";B.hidePostFeed=false;B.backToSource=true;end");
    } else if (/iPhone|iPad|iPod/.test(navigator.userAgent)) {
      showZalo("zaloshareext://shareext?url=" + encodeURIComponent(url) + "&type=8&version=1");
    } else if (navigator.clipboard) {
      section.insertBefore(button("Gửi Zalo", function (made) {
        copy(made, "Đã chép đường dẫn, dán vào Zalo", function () { window.open("https://chat.zalo.me/", "_blank", "noopener"); });
      }), section.firstChild);
    }
    if (navigator.share) {
      button("Gửi bằng ứng dụng khác", function () {
        navigator.share({title: title, url: url}).catch(function () { /* the reader changed their mind */ });
      });
    }
    if (navigator.clipboard) {
      button("Chép đường dẫn", function (made) { copy(made, "Đã chép đường dẫn"); });
    }
    button("In trang này", function () { window.print(); });
  });

  // --- Look -------------------------------------------------------------------------------------------------
  var look = document.getElementById("lx-look");
  function isDark() {
    return html.dataset.look ? html.dataset.look === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }
  function nameLook() { look.textContent = isDark() ? "Nền sáng" : "Nền tối"; }
  if (look) {
    look.hidden = false;
    nameLook();
    look.addEventListener("click", function () {
      html.dataset.look = isDark() ? "light" : "dark";
      try { localStorage.setItem("look", html.dataset.look); } catch (e) { /* lasts for this page alone */ }
      nameLook();
    });
  }

  // --- Reading without a network ----------------------------------------------------------------------------
  if (isServed && navigator.serviceWorker && document.querySelector("[data-offline]")) {
    window.addEventListener("load", function () {
      navigator.serviceWorker.register(root + "sw.js").catch(function () { /* not over a plain connection */ });
    });
  }
})();
