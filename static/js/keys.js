// Passkeys: what needs a script shows only where scripts run, and a key that fails says so in words.
document.documentElement.classList.add("scripted");
document.addEventListener("allauth.error", function (event) {
  event.preventDefault();
  document.getElementById("key-problem").hidden = false;
});
