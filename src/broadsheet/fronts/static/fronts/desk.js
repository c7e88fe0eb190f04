// <front-desk> sends the forms inside it without leaving the page, shows the board that comes back, and keeps the focus.
// Stories are dragged onto the places between others; Alt with arrows does the same. Without this, each act is a form.
const KEYS = { ArrowUp: "up", ArrowDown: "down", Home: "top" }

customElements.define("front-desk", class extends HTMLElement {
  connectedCallback() {
    this.addEventListener("submit", (event) => this.submit(event))
    this.addEventListener("click", (event) => this.follow(event))
    this.addEventListener("keydown", (event) => this.press(event))
    this.addEventListener("dragstart", (event) => this.lift(event))
    this.addEventListener("dragover", (event) => this.hover(event))
    this.addEventListener("dragend", () => this.settle())
    this.addEventListener("drop", (event) => this.drop(event))
  }

  submit(event) {
    const form = event.target
    const sent = new FormData(form)
    if (event.submitter?.name) sent.append(event.submitter.name, event.submitter.value)
    event.preventDefault()
    const focus = event.submitter?.id
    if (form.method === "get") return this.look(`${form.action}?${new URLSearchParams(sent)}`, focus)
    return this.send(form.action, sent, focus)
  }

  follow(event) {
    const link = event.target.closest("a[data-inside]")
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    this.look(link.href, link.id)
  }

  // the address stays that of the board, so that going back leads where one came from
  async look(address, focus) {
    history.replaceState(null, "", address)
    await this.show(await fetch(address), focus)
  }

  async send(address, sent, focus) {
    if (this.busy) return
    this.busy = true
    this.setAttribute("aria-busy", "true")
    try {
      await this.show(await fetch(address, { method: "POST", body: sent }), focus)
    } catch {
      location.reload() // no answer: what is kept is shown
    } finally {
      this.busy = false
      this.removeAttribute("aria-busy")
    }
  }

  async show(answer, focus) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html")
    const fresh = page.querySelector("front-desk")
    if (!answer.ok || !fresh) return location.reload() // signed out, or not allowed: the page says so itself
    const open = [...this.querySelectorAll("details")].filter((one) => !one.open).map((one) => one.id)
    this.replaceChildren(...fresh.childNodes)
    open.forEach((id) => document.getElementById(id)?.removeAttribute("open"))
    this.focusOn(focus, answer.url)
    this.say(page)
  }

  // the same button again; if it is gone, the story; if that is gone too, the slot
  focusOn(id, address) {
    const [, story] = /-(\d+)$/.exec(id || "") || []
    const places = [id, story && `story-${story}`, story && `take-${story}`, new URL(address).hash.slice(1), "clipboard"]
    const found = places.map((place) => place && document.getElementById(place)).find(Boolean)
    found?.focus()
  }

  // the messages are a live region of the newsroom: what was done is read aloud
  say(page) {
    const said = page.querySelector(".messages ul")
    if (said?.children.length) document.querySelector(".messages ul")?.replaceChildren(...said.children)
  }

  press(event) {
    const line = event.target.closest(".fronts-line")
    if (!line || !event.target.matches("a.fronts-line__name")) return
    const deed = event.altKey ? KEYS[event.key] : event.key === "Delete" && "cut"
    const button = deed && line.querySelector(`button[value=${deed}]`)
    if (!button) return
    event.preventDefault()
    const sent = new FormData(button.form)
    sent.append("do", deed)
    this.send(button.form.action, sent, event.target.id)
  }

  lift(event) {
    const line = event.target.closest?.(".fronts-line")
    if (!line) return
    this.lifted = line.dataset.story
    event.dataTransfer.setData("text/plain", line.querySelector(".fronts-line__name").textContent)
    event.dataTransfer.effectAllowed = "move"
    requestAnimationFrame(() => this.setAttribute("data-lifted", ""))
  }

  hover(event) {
    const place = this.lifted && event.target.closest(".fronts-gap, .fronts-slot, .fronts-clipboard")
    this.querySelector("[data-over]")?.removeAttribute("data-over")
    if (!place) return
    event.preventDefault()
    place.setAttribute("data-over", "")
  }

  drop(event) {
    const story = this.lifted
    const gap = event.target.closest(".fronts-gap")
    const slot = event.target.closest(".fronts-slot")
    const clipboard = event.target.closest(".fronts-clipboard")
    this.settle()
    if (!story || !(slot || clipboard)) return
    event.preventDefault()
    const form = this.querySelector(".fronts-line__deeds")
    const sent = new FormData()
    sent.append("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value)
    sent.append("do", slot ? "place" : "cut")
    sent.append("story", story)
    sent.append("slot", slot?.dataset.slot || "")
    sent.append("place", gap?.dataset.place || "")
    this.send(form.action, sent, `story-${story}`)
  }

  settle() {
    this.lifted = null
    this.removeAttribute("data-lifted")
    this.querySelector("[data-over]")?.removeAttribute("data-over")
  }
})
