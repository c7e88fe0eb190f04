// <shared-part src="/-/parts/…/" data-without="/world/…/ …"> around a link in words: what stands on many pages is stored
// once, and is put here when this comes within a screen of the reader. The stories at data-without are left out of
// its lists. The link stays where nothing comes, and for readers who want little loaded.
const soon = window.requestIdleCallback || ((run) => setTimeout(run, 200))

const wantsLittle = () =>
  document.documentElement.hasAttribute("data-saver") || Boolean(navigator.connection && navigator.connection.saveData)

const without = (piece, addresses) => {
  const told = addresses.split(" ")
  piece.querySelectorAll("li a").forEach((link) => {
    // a rank is a rank: what is read most stays whole
    if (told.includes(link.getAttribute("href")) && !link.closest(".ranking")) link.closest("li").remove()
  })
  // a list that held nothing else goes with its heading
  piece.querySelectorAll("section").forEach((section) => {
    if (section.querySelector("ul, ol") && !section.querySelector("li")) section.remove()
  })
  return piece
}

customElements.define("shared-part", class extends HTMLElement {
  connectedCallback() {
    if (this.watch || "settled" in this.dataset) return
    if (wantsLittle() || !window.IntersectionObserver) return this.settle()
    this.watch = new IntersectionObserver((seen) => {
      if (!seen.some((one) => one.isIntersecting)) return
      this.watch.disconnect()
      soon(() => this.fetch(), { timeout: 1000 })
    }, { rootMargin: "100% 0px" })
    this.watch.observe(this)
  }

  fetch() {
    return fetch(this.getAttribute("src"), { priority: "low" })
      .then((answer) => (answer.ok ? answer.text() : ""))
      .then((source) => this.show(source))
      .catch(() => {
        // no line, or no answer: the link is as good as ever
      })
      .then(() => this.settle())
  }

  show(source) {
    const piece = without(new DOMParser().parseFromString(source, "text/html").body, this.dataset.without)
    if (!piece.querySelector("section")) return
    const hadFocus = this.contains(document.activeElement)
    while (this.firstChild) this.firstChild.remove()
    this.append(...piece.childNodes)
    if (hadFocus) this.querySelector("a").focus({ preventScroll: true })
  }

  settle() {
    this.dataset.settled = ""
  }
})
