// Runs before the first paint, so that a page never flashes in the look its reader does not want.
(function () {
  "use strict";
  var root = document.documentElement, look = null;
  root.classList.add("js");
  try { look = localStorage.getItem("look"); } catch (e) { /* storage may be forbidden */ }
  if (look === "dark" || look === "light") root.dataset.look = look;
})();
