// <comment-form data-challenge data-worker data-sending data-failed> around the form under a story: sends in place,
// keeps what is written in this tab, stands under the comment that is answered, and does the work that is asked for
// from the first key on. Without it the form is sent as forms are, and an editor looks at what it said.
const DRAFT = "comment:" + location.pathname
const kept = (words) => {
  try {
    if (words === undefined) return JSON.parse(sessionStorage.getItem(DRAFT)) || {}
    if (words) sessionStorage.setItem(DRAFT, JSON.stringify(words))
    else sessionStorage.removeItem(DRAFT)
  } catch (shut) {
    // no storage here: nothing is kept
  }
  return {}
}

customElements.define("comment-form", class extends HTMLElement {
  connectedCallback() {
    if (this.form || !window.fetch || !window.FormData) return
    this.place = { parent: this.parentNode, before: this.nextSibling }
    this.take()
    this.addEventListener("input", () => this.written())
    this.addEventListener("submit", (event) => this.send(event))
    document.addEventListener("click", (event) => this.clicked(event))
  }

  take() {
    this.form = this.querySelector("form")
    const words = kept()
    ;["name", "email", "text"].forEach((name) => {
      if (words[name] && !this.form.elements[name].value) this.form.elements[name].value = words[name]
    })
  }

  written() {
    const { name, email, text } = this.form.elements
    kept({ name: name.value, email: email.value, text: text.value })
    if (!this.proof) this.proof = this.work()
  }

  work() {
    if (!window.Worker || !window.crypto || !crypto.subtle) return Promise.resolve("")
    return fetch(this.dataset.challenge, { credentials: "omit" })
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer)))
      .then((challenge) => new Promise((solved) => {
        const worker = new Worker(this.dataset.worker)
        worker.onmessage = (told) => {
          worker.terminate()
          solved(told.data)
        }
        worker.onerror = () => solved("")
        worker.postMessage(challenge)
      }))
      .catch(() => "")
  }

  clicked(event) {
    const link = event.target.closest && event.target.closest("[data-answer]")
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault()
      this.answer(link.dataset.answer, link.closest(".comment"))
    }
    if (event.target.closest && event.target.closest("[data-no-answer]")) this.back()
  }

  answer(number, comment) {
    this.form.elements.parent.value = number
    this.form.querySelector(".comment-form__answering").hidden = false
    comment.append(this)
    this.form.elements.text.focus()
  }

  back() {
    this.form.elements.parent.value = ""
    this.form.querySelector(".comment-form__answering").hidden = true
    this.place.parent.insertBefore(this, this.place.before)
    this.form.elements.text.focus()
  }

  send(event) {
    event.preventDefault()
    if (this.isSending) return
    this.isSending = true
    this.say(this.dataset.sending)
    Promise.resolve(this.proof || "")
      .then((proof) => {
        this.form.elements.proof.value = proof
        const body = new URLSearchParams(new FormData(this.form))
        return fetch(this.form.action, { method: "POST", body, headers: { Accept: "application/json, text/html" } })
      })
      .then((answer) => (answer.status === 201 ? answer.json().then((told) => this.sent(told)) : this.refused(answer)))
      .catch(() => this.say(this.dataset.failed))
      .then(() => {
        this.isSending = false
      })
  }

  sent(told) {
    kept(null)
    this.proof = null
    this.form.elements.text.value = ""
    this.say("")
    const summary = this.querySelector(".comment-form__summary")
    if (summary) summary.remove()
    if (told.is_shown) return this.leave(told.url)
    if (this.form.elements.parent.value) this.back()
    const held = document.getElementById("comment-held")
    if (!held) return this.leave(told.url)
    location.hash = ""
    location.hash = "comment-held"
    held.focus()
  }

  leave(url) {
    location.assign(url)
    if (url.split("#")[0] === location.pathname) location.reload()
  }

  // the answer is the page for readers without script: its form, with what is wrong, takes the place of this one
  refused(answer) {
    return answer.text().then((source) => {
      const page = new DOMParser().parseFromString(source, "text/html")
      const form = page.querySelector("comment-form")
      if (!form || !form.querySelector(".comment-form__summary")) return this.say(this.dataset.failed)
      const parent = this.form.elements.parent.value
      while (this.firstChild) this.firstChild.remove()
      this.append(...form.childNodes)
      this.take()
      this.form.elements.parent.value = parent
      this.form.querySelector(".comment-form__answering").hidden = !parent
      this.querySelector(".comment-form__summary").focus()
    })
  }

  say(words) {
    this.querySelector(".comment-form__status").textContent = words
  }
})
