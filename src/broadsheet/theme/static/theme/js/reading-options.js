// <reading-options class="needs-script"> holds the "Reading" button, its popover, and in it buttons with
// data-choose-size="0.9|1|1.15|1.3", data-choose-theme="auto|light|dark" or data-choose-saver.
// early/reading.js sets the same three before the paint of the next page.
const html = document.documentElement

const kept = () => {
  try {
    return JSON.parse(localStorage.getItem("reading")) || {}
  } catch (shut) {
    return {}
  }
}

const keep = (choices) => {
  try {
    localStorage.setItem("reading", JSON.stringify(choices))
  } catch (shut) {
    // the choice then lasts for this page
  }
}

const apply = (choices) => {
  if (choices.theme) html.setAttribute("data-theme", choices.theme)
  else html.removeAttribute("data-theme")
  html.style.setProperty("--reader", choices.size || "1")
  html.toggleAttribute("data-saver", Boolean(choices.saver))
  const paper = choices.theme ? getComputedStyle(html).getPropertyValue("--paper").trim() : ""
  document.querySelectorAll('meta[name="theme-color"]').forEach((meta) => {
    if (!meta.dataset.own) meta.dataset.own = meta.content
    meta.content = paper || meta.dataset.own
  })
}

customElements.define("reading-options", class extends HTMLElement {
  connectedCallback() {
    this.choices = kept()
    this.show()
    if (this.choices.theme) apply(this.choices)
    this.addEventListener("click", (event) => this.choose(event.target.closest("button")))
  }

  choose(button) {
    const wanted = button ? button.dataset : {}
    if ("chooseSize" in wanted) this.choices.size = wanted.chooseSize
    else if ("chooseTheme" in wanted) this.choices.theme = wanted.chooseTheme === "auto" ? "" : wanted.chooseTheme
    else if ("chooseSaver" in wanted) this.choices.saver = !this.choices.saver
    else return
    keep(this.choices)
    apply(this.choices)
    this.show()
  }

  show() {
    const { size, theme, saver } = this.choices
    this.mark("[data-choose-size]", (button) => Number(button.dataset.chooseSize) === Number(size || 1))
    this.mark("[data-choose-theme]", (button) => button.dataset.chooseTheme === (theme || "auto"))
    this.mark("[data-choose-saver]", () => Boolean(saver))
  }

  mark(selector, isChosen) {
    this.querySelectorAll(selector).forEach((button) => button.setAttribute("aria-pressed", isChosen(button)))
  }
})
