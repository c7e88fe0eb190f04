// <topic-cards> around the cards of a story, each a [popover] that a button.topic-term in the text opens by itself when
// it is pressed. Here they also open where the pointer rests for 300 ms, and stay while it is over word or card.
// Browsers that know no popover get theirs from popover-floor.js.
const REST = 300
const LEAVE = 200

customElements.define("topic-cards", class extends HTMLElement {
  connectedCallback() {
    if (!("popover" in HTMLElement.prototype)) return
    this.querySelectorAll("[popover]").forEach((card) => this.attend(card))
  }

  attend(card) {
    const word = document.querySelector(`[popovertarget="${card.id}"]`)
    if (!word) return
    const away = () => {
      clearTimeout(this.opening)
      this.closing = setTimeout(() => this.hide(card), LEAVE)
    }
    word.addEventListener("pointerenter", (event) => {
      if (event.pointerType === "mouse") this.opening = setTimeout(() => this.show(card, word), REST)
    })
    card.addEventListener("pointerenter", () => clearTimeout(this.closing))
    word.addEventListener("pointerleave", away)
    card.addEventListener("pointerleave", away)
    // a press that follows the hover leaves the card open
    word.addEventListener("click", (event) => {
      if (this.byHover === card) event.preventDefault()
      this.byHover = null
    })
    card.addEventListener("toggle", () => {
      const isOpen = card.matches(":popover-open")
      if (isOpen) this.place(card, word)
      else if (this.byHover === card) this.byHover = null
    })
  }

  show(card, word) {
    clearTimeout(this.closing)
    if (card.matches(":popover-open")) return
    card.showPopover({ source: word })
    this.byHover = card
    this.place(card, word)
  }

  hide(card) {
    if (this.byHover !== card || !card.matches(":popover-open")) return
    card.hidePopover()
  }

  // below the word, or above it where there is no room; nothing where the style sheet can say so itself
  place(card, word) {
    if (CSS.supports("position-area", "block-end")) return
    const at = word.getBoundingClientRect()
    const own = card.getBoundingClientRect()
    const below = at.bottom + own.height + 8 < innerHeight
    const edge = document.documentElement.clientWidth - own.width - 8
    card.style.setProperty("--x", `${Math.max(8, Math.min(at.left, edge))}px`)
    card.style.setProperty("--y", `${below ? at.bottom + 4 : Math.max(8, at.top - own.height - 4)}px`)
    card.dataset.placed = ""
  }
})
