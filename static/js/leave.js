// Leave this site: the link works without this file. This makes it faster (nothing is left to see from the
// first instant) and adds the key: Shift three times, no more than five seconds apart.
(function () {
  "use strict";
  var link = document.getElementById("leave");
  if (!link || !document.body.classList) return;

  var PAUSE = 5000;
  var words = link.dataset;
  var lights = link.querySelectorAll(".lights i");
  var voice = document.createElement("div");
  var presses = 0;
  var alone = false;
  var timer = 0;

  voice.className = "leaving-voice visually-hidden";
  voice.setAttribute("role", "status");
  document.body.appendChild(voice);

  function show() {
    document.body.classList.toggle("pressing", presses > 0);
    for (var i = 0; i < lights.length; i += 1) lights[i].classList.toggle("on", i < presses);
  }

  function forget(say) {
    window.clearTimeout(timer);
    presses = 0;
    show();
    if (say) voice.textContent = words.expired;
  }

  function cover() {
    var sheet = document.createElement("div");
    sheet.className = "leaving-cover";
    sheet.textContent = words.cover;
    document.body.appendChild(sheet);
    document.body.classList.add("left");
    document.title = words.cover;
    voice.textContent = words.leaving;
  }

  function leave() {
    cover();
    // The next page takes this one's place, so that Back does not lead here.
    window.location.replace(link.href);
  }

  link.addEventListener("click", function (event) {
    if (event.ctrlKey || event.metaKey || event.button) return;
    event.preventDefault();
    leave();
  });

  // Shift counts only by itself: held for a capital letter or a shortcut it means something else.
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Shift") {
      alone = false;
      if (presses) forget(false);
    } else if (!event.repeat) {
      alone = true;
    }
  });

  document.addEventListener("keyup", function (event) {
    if (event.key !== "Shift" || !alone) return;
    alone = false;
    presses += 1;
    show();
    window.clearTimeout(timer);
    if (presses === 3) return leave();
    voice.textContent = presses === 1 ? words.moreTwo : words.moreOne;
    timer = window.setTimeout(function () { forget(true); }, PAUSE);
  });

  // A page that the browser kept as it was, cover and all: ask the server what may be seen now.
  window.addEventListener("pageshow", function (event) {
    if (event.persisted && document.body.classList.contains("left")) window.location.reload();
  });
})();
