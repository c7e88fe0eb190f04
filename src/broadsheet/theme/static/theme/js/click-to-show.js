// <click-to-show data-src data-title data-allow> around words naming the provider, a link to it and a
// <button class="needs-script">. Nothing is asked of another origin before the reader presses it.
customElements.define("click-to-show", class extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button")
    if (button) button.addEventListener("click", () => this.show())
  }

  show() {
    const address = new URL(this.dataset.src, document.baseURI)
    if (address.protocol !== "https:" && address.origin !== location.origin) return
    const frame = document.createElement("iframe")
    frame.title = this.dataset.title || ""
    frame.allow = this.dataset.allow || "fullscreen"
    frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-popups allow-presentation")
    frame.referrerPolicy = "strict-origin-when-cross-origin"
    frame.className = "click-to-show__frame"
    frame.src = address.href
    while (this.firstChild) this.firstChild.remove()
    this.append(frame)
    this.dataset.shown = ""
    frame.focus()
  }
})
