// Keys of the desk: each presses a button that is there for the mouse too. They can be switched off, in this browser.
const OFF = "broadsheet.comments.keys-off"
const SINGLE = "broadsheet.comments.one-at-a-time"
const ARRIVING = "broadsheet.comments.came-by-key"
const DEEDS = { f: "approve", s: "spam", p: "pick" }
const CHOICES = { d: "reject", b: "ban", e: "edit" }
const MOVES = { j: 1, k: -1 }

class Keys {
  constructor(desk) {
    this.desk = desk
    this.list = desk.querySelector("[data-keys]")
    this.isOn = !localStorage.getItem(OFF)
    // before the newsroom's own keys, of which "?" is one
    window.addEventListener("keydown", (event) => this.press(event), { capture: true })
    const show = desk.querySelector("[data-show-keys]")
    show.hidden = false
    show.addEventListener("click", () => this.list.showModal())
    this.list.querySelector("[data-close-keys]").addEventListener("click", () => this.list.close())
    const box = this.list.querySelector("[data-keys-on]")
    box.checked = this.isOn
    box.addEventListener("change", () => this.turn(box.checked))
    desk.toggleAttribute("data-single", Boolean(localStorage.getItem(SINGLE)))
    this.arrive()
  }

  // who came by a key goes on by key; where an address names a comment, that one
  arrive() {
    const named = /^#comment-\d+$/.test(location.hash) && this.desk.querySelector(location.hash)
    const came = sessionStorage.getItem(ARRIVING)
    sessionStorage.removeItem(ARRIVING)
    if (named || came) this.desk.go(named || this.desk.cards[0])
  }

  turn(isOn) {
    this.isOn = isOn
    isOn ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1")
  }

  press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || this.list.open) return this.save(event)
    if (event.key === "Escape") return this.leave(event)
    if (!this.isOn || isTyping(event.target) || !this.follow(event.key)) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }

  // Returns whether the key means anything here.
  follow(key) {
    const card = this.desk.current
    const open = card?.querySelector("[data-act=reject][open]")
    if (open && /^[1-5]$/.test(key)) return this.click(open.querySelectorAll("button")[Number(key) - 1])
    if (key in MOVES) return this.move(MOVES[key])
    if (key in DEEDS) return this.click(card?.querySelector(`button[value=${DEEDS[key]}]`))
    if (key in CHOICES) return this.open(card?.querySelector(`[data-act=${CHOICES[key]}]`))
    const other = { u: () => this.desk.undo(), x: () => this.choose(card), z: () => this.single(), t: () => this.turnTab(), "?": () => this.list.showModal() }[key]
    other?.()
    return Boolean(other)
  }

  click(button) {
    button ? button.click() : this.desk.say(this.desk.dataset.cannot)
    return true
  }

  move(step) {
    const cards = this.desk.cards
    const place = cards.indexOf(this.desk.current)
    const isThere = this.desk.current?.contains(document.activeElement)
    if (cards.length) this.desk.go(cards[Math.min(Math.max(place + (isThere ? step : 0), 0), cards.length - 1)])
    return true
  }

  open(choice) {
    if (!choice) return this.click(null)
    choice.open = true
    choice.querySelector("form :is(button, select, textarea, input:not([type=hidden]))").focus()
    return true
  }

  leave(event) {
    const choice = event.target.closest?.(".comment-card details[open]")
    if (!choice) return
    choice.open = false
    this.desk.go(choice.closest(".comment-card"))
  }

  save(event) {
    const isSaving = event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.matches("textarea")
    if (isSaving) event.target.form.querySelector("button").click()
  }

  choose(card) {
    card?.querySelector("[name=chosen]").click()
  }

  single() {
    const isSingle = this.desk.toggleAttribute("data-single")
    isSingle ? localStorage.setItem(SINGLE, "1") : localStorage.removeItem(SINGLE)
    this.desk.go(this.desk.current || this.desk.cards[0])
  }

  turnTab() {
    const tabs = [...this.desk.querySelectorAll(".comment-tabs a")]
    const place = tabs.findIndex((tab) => tab.hasAttribute("aria-current"))
    sessionStorage.setItem(ARRIVING, "1")
    tabs[(place + 1) % tabs.length].click()
  }
}

function isTyping(place) {
  return place.matches?.("textarea, select, input:not([type=checkbox])") || place.isContentEditable
}

const desk = document.querySelector("comment-desk")
if (desk) customElements.whenDefined("comment-desk").then(() => new Keys(desk))
