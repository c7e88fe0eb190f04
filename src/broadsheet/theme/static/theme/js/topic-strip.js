// <topic-strip> around a list and buttons with data-way="-1|1" in an element that is hidden: with script the list is one
// row that is pushed by hand or by the buttons, a screenful at a time; it never moves by itself.
customElements.define("topic-strip", class extends HTMLElement {
  connectedCallback() {
    this.list = this.querySelector("ul")
    this.ways = this.querySelector("[hidden]") || this.querySelector("[data-way]").parentElement
    this.dataset.row = ""
    this.list.tabIndex = 0
    this.ways.hidden = false
    this.addEventListener("click", (event) => this.push(event.target.closest("[data-way]")))
    this.list.addEventListener("scroll", () => this.say(), { passive: true })
    addEventListener("resize", () => this.say())
    this.say()
  }

  push(button) {
    if (!button) return
    const forward = getComputedStyle(this).direction === "rtl" ? -1 : 1
    const gentle = matchMedia("(prefers-reduced-motion: no-preference)").matches
    const by = Number(button.dataset.way) * forward * this.list.clientWidth * 0.9
    this.list.scrollBy({ left: by, behavior: gentle ? "smooth" : "auto" })
  }

  // buttons that lead nowhere say so and keep the focus
  say() {
    const room = this.list.scrollWidth - this.list.clientWidth
    const at = Math.abs(this.list.scrollLeft)
    const set = (way, isEnd) => this.querySelector(`[data-way="${way}"]`).setAttribute("aria-disabled", isEnd)
    set("-1", at < 2)
    set("1", at > room - 2)
    this.ways.hidden = room < 2
  }
})
