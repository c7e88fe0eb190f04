// <share-story data-url data-title data-copied="Address copied"> around a mailto link, the address in words,
// a <button class="needs-script"> and an element with role="status".
customElements.define("share-story", class extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button")
    if (button) button.addEventListener("click", () => this.share())
  }

  share() {
    const { url, title } = this.dataset
    if (!navigator.share) return this.copy(url)
    return navigator.share({ url, title }).catch((refused) => {
      // closing the sheet is an answer, not a fault
      if (refused.name !== "AbortError") return this.copy(url)
    })
  }

  copy(url) {
    const status = this.querySelector('[role="status"]')
    const copied = () => {
      if (status) status.textContent = this.dataset.copied || ""
    }
    return document.createElement("copy-link").copy(url).then(copied, () => this.selectAddress())
  }

  selectAddress() {
    const address = this.querySelector("[data-address]")
    if (address) getSelection().selectAllChildren(address)
  }
})
