// <breaking-banner src="/-/parts/banner/"> fetches the line that stands on every page while there is one; without src
// the line stands in it already. Closed ones are remembered on this device, by their number.
const CLOSED = "banner-closed"

const closed = () => {
  try {
    return localStorage.getItem(CLOSED)
  } catch {
    return null
  }
}

customElements.define("breaking-banner", class extends HTMLElement {
  connectedCallback() {
    if (this.begun) return
    this.begun = true
    this.addEventListener("click", (event) => {
      if (event.target.closest(".banner__close")) this.close()
    })
    if (this.hasAttribute("src")) this.fetch()
    else this.show(this.querySelector(".banner"))
  }

  fetch() {
    return fetch(this.getAttribute("src"))
      .then((answer) => (answer.ok ? answer.text() : ""))
      .then((source) => this.show(new DOMParser().parseFromString(source, "text/html").querySelector(".banner")))
      .catch(() => {
        // no line, or no answer: the page is as good as ever
      })
  }

  show(banner) {
    if (!banner) return
    if (banner.dataset.banner === closed()) banner.remove()
    else if (banner.parentNode !== this) this.append(banner)
    this.keepFree()
  }

  close() {
    const banner = this.querySelector(".banner")
    try {
      localStorage.setItem(CLOSED, banner.dataset.banner)
    } catch {
      // a device that remembers nothing shows it again
    }
    banner.remove()
    this.keepFree()
    document.getElementById("content").focus({ preventScroll: true })
  }

  // what has the focus, and the last line of the page, are never under the line
  keepFree() {
    const space = this.hasAttribute("src") ? this.offsetHeight : 0
    document.documentElement.style.scrollPaddingBlockEnd = space ? space + "px" : ""
    document.body.style.paddingBlockEnd = space ? space + "px" : ""
  }
})
