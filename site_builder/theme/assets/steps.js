// The steps of a guide: heard one by one, ticked off, and how far one has come. Without it: numbered steps.
(function () {
  "use strict";
  var steps = Array.prototype.slice.call(document.querySelectorAll(".lx-huong-dan > ol > li"));
  if (!steps.length) return;
  var key = "steps:" + location.pathname, done = {}, player = window.lxPlayer;
  try { done = JSON.parse(localStorage.getItem(key)) || {}; } catch (e) { /* storage may be forbidden */ }

  function make(tag, className, text) {
    var element = document.createElement(tag);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  }
  var line = make("p", "lx-frame lx-progress"), said = make("span");
  var whole = make("span", "lx-bar-whole"), part = make("span", "lx-bar-done");
  line.setAttribute("role", "status");
  whole.setAttribute("aria-hidden", "true");
  whole.appendChild(part);
  line.appendChild(said);
  line.appendChild(whole);
  steps[0].parentNode.parentNode.insertBefore(line, steps[0].parentNode);

  function tell() {
    var count = steps.filter(function (step, n) { return done[n]; }).length;
    said.textContent = count === steps.length ? "Đã làm xong cả " + count + " bước." :
      "Đã làm " + count + " trên " + steps.length + " bước.";
    part.style.width = 100 * count / steps.length + "%";
  }
  steps.forEach(function (step, n) {
    var tools = make("div", "lx-frame lx-step"), label = make("label", "", ""), box = make("input");
    var number = Array.prototype.indexOf.call(step.parentNode.children, step) + 1;
    if (player && player.hasCues) {
      var hear = make("button", "lx-button", "▶ Nghe bước này");
      hear.type = "button";
      hear.setAttribute("aria-label", "Nghe bước " + number);
      hear.addEventListener("click", function () { player.playWithin(step); });
      tools.appendChild(hear);
    }
    box.type = "checkbox";
    box.checked = Boolean(done[n]);
    step.classList.toggle("lx-done", box.checked);
    box.addEventListener("change", function () {
      done[n] = box.checked;
      step.classList.toggle("lx-done", box.checked);
      try { localStorage.setItem(key, JSON.stringify(done)); } catch (e) { /* lasts for this page alone */ }
      tell();
    });
    label.appendChild(box);
    label.appendChild(document.createTextNode("Làm xong"));
    tools.appendChild(label);
    step.appendChild(tools);
  });
  tell();
})();
