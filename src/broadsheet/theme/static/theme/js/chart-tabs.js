// <chart-tabs data-name="…"> around links with data-panel="id of a list", which lead to pages of their own, and the lists.
// Here the links become tabs: one list is shown, arrows move and activate, Home and End too, and one of them is a stop of
// the Tab key. early/reading.js and data-shown have hidden the other lists before the paint.
customElements.define("chart-tabs", class extends HTMLElement {
  connectedCallback() {
    this.tabs = Array.from(this.querySelectorAll("[data-panel]"))
    if (!this.tabs.length || this.isReady) return
    this.isReady = true
    const row = this.tabs[0].parentElement
    row.setAttribute("role", "tablist")
    row.setAttribute("aria-label", this.dataset.name)
    this.tabs.forEach((tab) => {
      const panel = this.panel(tab)
      tab.setAttribute("role", "tab")
      tab.setAttribute("aria-controls", panel.id)
      panel.setAttribute("role", "tabpanel")
      panel.setAttribute("aria-labelledby", tab.id)
    })
    row.addEventListener("click", (event) => this.press(event))
    row.addEventListener("keydown", (event) => this.move(event))
    this.show(this.tabs[0])
  }

  panel(tab) {
    return this.querySelector(`#${tab.dataset.panel}`)
  }

  show(chosen) {
    this.tabs.forEach((tab) => {
      tab.setAttribute("aria-selected", tab === chosen)
      tab.tabIndex = tab === chosen ? 0 : -1
      this.panel(tab).toggleAttribute("data-shown", tab === chosen)
    })
  }

  // with a modifier the link is a link: a page of its own, in another tab of the browser
  press(event) {
    const tab = event.target.closest("[data-panel]")
    if (!tab || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    this.show(tab)
  }

  move(event) {
    const at = this.tabs.indexOf(event.target)
    const forward = getComputedStyle(this).direction === "rtl" ? -1 : 1
    const last = this.tabs.length - 1
    const step = { ArrowRight: forward, ArrowLeft: -forward }[event.key]
    const to = step ? (at + step + last + 1) % (last + 1) : { Home: 0, End: last, " ": at }[event.key]
    if (at < 0 || to === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    this.show(this.tabs[to])
    this.tabs[to].focus()
  }
})
