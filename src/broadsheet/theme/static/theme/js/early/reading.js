// Before the first paint: the reader's own theme, text size and saver, kept on this device only.
(function (html) {
  html.setAttribute("data-script", "")
  try {
    var kept = JSON.parse(localStorage.getItem("reading")) || {}
    if (kept.theme) html.setAttribute("data-theme", kept.theme)
    if (kept.size) html.style.setProperty("--reader", kept.size)
    if (kept.saver) html.setAttribute("data-saver", "")
  } catch (shut) {
    // no storage here: the page stays as it came
  }
})(document.documentElement)
