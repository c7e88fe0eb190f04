// <comment-counts src="/-/parts/comment-counts/">: how many comments the stories on this page have, put on their cards,
// in words that the paper made. In the bytes of no page, so that a comment changes none but its own story's.
const put = (counts) =>
  document.querySelectorAll(".card[data-page]").forEach((card) => {
    const words = counts[card.dataset.page]
    const line = card.querySelector(".card__meta")
    const link = card.querySelector(".card__headline a")
    if (!words || !line || !link || line.querySelector(".card__comments")) return
    const found = document.createElement("a")
    found.className = "card__comments"
    found.href = link.getAttribute("href") + "#comments"
    found.textContent = words
    line.append(" ", found)
  })

customElements.define("comment-counts", class extends HTMLElement {
  connectedCallback() {
    if (this.asked || !window.MutationObserver) return
    this.asked = true
    const soon = window.requestIdleCallback || ((run) => setTimeout(run, 200))
    if (document.readyState !== "loading") return soon(() => this.ask())
    document.addEventListener("DOMContentLoaded", () => soon(() => this.ask()))
  }

  ask() {
    if (!document.querySelector(".card[data-page]")) return
    fetch(this.getAttribute("src"), { priority: "low" })
      .then((answer) => (answer.ok ? answer.json() : {}))
      .then((counts) => {
        put(counts)
        // parts that come later have cards too
        const parts = document.querySelectorAll("shared-part:not([data-settled])")
        const watch = new MutationObserver(() => put(counts))
        parts.forEach((part) => watch.observe(part, { childList: true }))
      })
      .catch(() => {
        // no line: cards say nothing of comments, as without script
      })
  }
})
