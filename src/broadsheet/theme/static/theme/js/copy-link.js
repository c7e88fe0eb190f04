// <copy-link data-url data-copied="Address copied"> around a link: without script it is still a link.
// An element with role="status" inside is told; data-url is optional where the link says it.
customElements.define("copy-link", class extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => {
      const link = event.target.closest("a, button")
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      this.copy(this.dataset.url || link.href).then(() => this.say(this.dataset.copied))
    })
  }

  copy(text) {
    if (navigator.clipboard) return navigator.clipboard.writeText(text)
    return new Promise((done, failed) => (this.copyOldWay(text) ? done() : failed(new Error("not copied"))))
  }

  copyOldWay(text) {
    const field = document.createElement("textarea")
    field.value = text
    field.className = "visually-hidden"
    document.body.append(field)
    field.select()
    const copied = document.execCommand("copy")
    field.remove()
    return copied
  }

  say(words) {
    const status = this.querySelector('[role="status"]')
    if (status) status.textContent = words || ""
  }
})
