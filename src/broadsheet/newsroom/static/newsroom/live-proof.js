// Looks again at a receipt until the press has proved it. Without this, the link inside does.
const PAUSE = 400 // milliseconds
const MOST_LOOKS = 100

customElements.define("live-proof", class extends HTMLElement {
  connectedCallback() {
    this.looks = 0
    this.wait()
  }

  disconnectedCallback() {
    clearTimeout(this.timer)
  }

  wait() {
    if (!this.querySelector("[data-waiting]") || this.looks++ === MOST_LOOKS) return
    this.timer = setTimeout(() => this.look(), PAUSE)
  }

  async look() {
    const answer = await fetch(this.getAttribute("src")).catch(() => null)
    if (answer?.redirected) return // signed out meanwhile
    if (answer?.ok) this.show(await answer.text())
    if (this.isConnected) this.wait()
  }

  show(markup) {
    const fresh = new DOMParser().parseFromString(markup, "text/html").body
    if (fresh.textContent.trim() !== this.textContent.trim()) this.replaceChildren(...fresh.childNodes)
  }
})
