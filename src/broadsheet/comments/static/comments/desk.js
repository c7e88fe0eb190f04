// <comment-desk> decides without leaving the page: the card goes at once, the next one is there already, and what
// fails brings it back with the reason in words. Without this, each decision is a form. Keys: desk-keys.js.
const OFFERED = 10_000 // milliseconds that a decision offers to be undone
const AHEAD = 20 // cards that are there already
const ASKED = { "X-Requested-With": "XMLHttpRequest" }

class Refused extends Error {
  constructor(said, card) {
    super(said)
    this.card = card
  }
}

customElements.define("comment-desk", class extends HTMLElement {
  connectedCallback() {
    this.decisions = [] // the last one at the end: { card, before, undo: promise of an address }
    this.addEventListener("submit", (event) => this.submit(event))
    this.addEventListener("focusin", (event) => this.mark(event.target.closest(".comment-card")))
    this.addEventListener("change", () => this.countChosen())
    this.part("undo").addEventListener("click", () => this.undo())
    this.mark(this.cards[0])
  }

  part = (name) => this.querySelector(`[data-${name}]`)

  get cards() {
    return [...this.querySelectorAll(".comment-card")]
  }

  get current() {
    return this.querySelector(".comment-card[data-current]")
  }

  mark(card) {
    if (!card) return
    this.current?.removeAttribute("data-current")
    card.setAttribute("data-current", "")
  }

  go(card) {
    this.mark(card)
    const place = card || this.part("empty")
    place.focus({ preventScroll: true })
    place.scrollIntoView({ block: "nearest" })
  }

  submit(event) {
    const form = event.target
    if (form.method !== "post" || form.matches("[data-plain]")) return
    event.preventDefault()
    const sent = new FormData(form, event.submitter)
    if (form.matches("[data-bulk]")) return this.decideMany(form.action, sent)
    const card = form.closest(".comment-card")
    const leaves = this.matches("[data-leaves]") && !event.submitter?.matches("[data-stays]")
    return leaves ? this.decide(card, form.action, sent) : this.change(card, form.action, sent)
  }

  // the card goes before the paper has answered
  decide(card, address, sent) {
    const decision = { card, before: card.nextElementSibling }
    const next = card.nextElementSibling || card.previousElementSibling
    card.remove()
    this.go(next)
    this.showEmpty()
    this.decisions.push(decision)
    decision.undo = this.send(address, sent).then((answer) => {
      this.say(answer.said, true)
      this.countDown()
      this.refill()
      return answer.undo
    }).catch((failure) => {
      this.decisions = this.decisions.filter((one) => one !== decision)
      this.bringBack(decision, failure.card)
      this.complain(`${this.dataset.returned} ${failure.message}`, decision.card)
    })
  }

  async change(card, address, sent) {
    try {
      const answer = await this.send(address, sent)
      const fresh = this.replace(card, answer.card)
      this.go(fresh)
      this.decisions.push({ card: fresh, undo: Promise.resolve(answer.undo) })
      this.say(answer.said, true)
    } catch (failure) {
      const fresh = failure.card ? this.replace(card, failure.card) : card
      this.go(fresh)
      this.complain(failure.message, fresh)
    }
  }

  async decideMany(address, sent) {
    try {
      const answer = await this.send(address, sent)
      const done = answer.done.map((pk) => document.getElementById(`comment-${pk}`)).filter(Boolean)
      this.say(answer.said)
      if (!this.matches("[data-leaves]")) return this.renew()
      done.forEach((card) => card.remove())
      this.go(this.current || this.cards[0])
      this.countChosen()
      this.showEmpty()
      this.countDown(done.length)
      this.refill()
    } catch (failure) {
      this.complain(failure.message)
    }
  }

  // in the archive the cards stay, and say what they are now
  async renew() {
    const page = await this.ask(location.href)
    this.part("list").replaceChildren(...page.querySelectorAll(".comment-card"))
    this.go(this.cards[0])
    this.countChosen()
  }

  async ask(address) {
    const answer = await fetch(address, { headers: ASKED })
    return new DOMParser().parseFromString(await answer.text(), "text/html")
  }

  async undo() {
    const last = this.decisions.pop()
    if (!last) return this.say(this.dataset.nothingToUndo)
    const address = await last.undo
    if (!address) return
    const sent = new FormData(last.card.querySelector("form"))
    try {
      const answer = await this.send(address, sent)
      if (last.card.isConnected) last.card = this.replace(last.card, answer.card)
      else this.bringBack(last, answer.card), this.countDown(-1)
      this.go(last.card)
      this.say(answer.said)
    } catch (failure) {
      this.complain(failure.message)
    }
  }

  async send(address, body) {
    let answer
    try {
      // whoever leaves the page at once has decided all the same
      answer = await fetch(address, { method: "POST", body, headers: ASKED, keepalive: true })
    } catch {
      throw new Refused(this.dataset.noAnswer)
    }
    const isOurs = answer.headers.get("Content-Type")?.startsWith("application/json")
    if (!isOurs) throw new Refused(answer.status < 500 ? this.dataset.signedOut : this.dataset.noAnswer)
    const said = await answer.json()
    if (!answer.ok) throw new Refused(said.said, said.card)
    return said
  }

  // to where it stood, or to the beginning if what stood there has gone too
  bringBack(decision, html) {
    const fresh = html ? made(html) : decision.card
    const isAlone = this.cards.length === 0
    const place = decision.before?.isConnected ? decision.before : null
    this.part("list").insertBefore(fresh, place || (decision.before ? this.part("list").firstElementChild : null))
    decision.card = fresh
    this.showEmpty()
    if (isAlone) this.go(fresh)
  }

  replace(card, html) {
    const fresh = made(html)
    card.replaceWith(fresh)
    return fresh
  }

  say(words, canUndo = false) {
    this.part("said").textContent = this.part("aloud").textContent = words
    this.part("notice").hidden = false
    this.part("undo").hidden = !canUndo
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.hush(), OFFERED)
  }

  hush() {
    if (this.part("notice").contains(document.activeElement)) this.go(this.current)
    this.part("notice").hidden = true
  }

  complain(words, card) {
    this.part("trouble").textContent = words
    if (!card) return
    card.querySelector(".comment-card__trouble")?.remove()
    const line = Object.assign(document.createElement("p"), { className: "comment-card__trouble", textContent: words })
    card.prepend(line)
  }

  showEmpty() {
    const isEmpty = this.cards.length === 0
    this.part("empty").hidden = !isEmpty
    if (isEmpty) this.part("empty").focus()
  }

  countDown(by = 1) {
    const place = this.querySelector("[aria-current=page] .comment-tabs__count")
    const number = place && Number(place.textContent)
    if (Number.isInteger(number)) place.textContent = Math.max(number - by, 0)
  }

  countChosen() {
    const number = this.querySelectorAll("[name=chosen]:checked").length
    const place = this.part("chosen")
    if (place) place.textContent = number ? `(${number})` : ""
  }

  // more cards before those that are there run out; the piles are counted anew with them
  async refill() {
    const more = this.part("more")
    if (!more || this.isFilling || this.cards.length >= AHEAD) return
    this.isFilling = true
    try {
      const page = await this.ask(more.href)
      const isEmpty = this.cards.length === 0
      const fresh = [...page.querySelectorAll(".comment-card")].filter((card) => !document.getElementById(card.id))
      this.part("list").append(...fresh)
      const further = page.querySelector("[data-more]")
      further ? (more.href = further.href) : more.remove()
      this.part("tabs").replaceWith(page.querySelector("[data-tabs]"))
      this.showEmpty()
      if (isEmpty) this.go(this.cards[0])
    } catch {
      // the link to more is still there
    } finally {
      this.isFilling = false
    }
  }
})

function made(html) {
  const shelf = document.createElement("template")
  shelf.innerHTML = html.trim() // the paper's own, escaped where readers wrote it
  return shelf.content.querySelector(".comment-card")
}
