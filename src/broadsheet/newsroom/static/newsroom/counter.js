// Counts the characters of a box beside it. Without this the box works as before.
const { Controller } = window.StimulusModule

class Counter extends Controller {
  static values = { advised: Number, words: String, many: String }

  connect() {
    this.line = document.createElement("p")
    this.line.className = "counter"
    this.line.id = `${this.element.id}-count`
    this.element.insertAdjacentElement("afterend", this.line)
    const described = this.element.getAttribute("aria-describedby")
    this.element.setAttribute("aria-describedby", [described, this.line.id].filter(Boolean).join(" "))
    this.count()
  }

  disconnect() {
    this.line.remove()
  }

  count() {
    const count = [...this.element.value.trim()].length
    const isMany = count > this.advisedValue
    const number = new Intl.NumberFormat(document.documentElement.lang)
    this.line.textContent = (isMany ? this.manyValue : this.wordsValue)
      .replace("{count}", number.format(count))
      .replace("{advised}", number.format(this.advisedValue))
    this.line.classList.toggle("counter--many", isMany)
  }
}

// The number on the checklist's button follows the list, which is drawn again with each automatic save.
class Checklist extends Controller {
  static values = { count: Number }

  connect() {
    const counter = document.querySelector('[data-side-panel-toggle="checklist"] [data-side-panel-toggle-counter]')
    if (!counter) return
    counter.textContent = new Intl.NumberFormat(document.documentElement.lang).format(this.countValue)
    counter.hidden = this.countValue === 0
  }
}

window.wagtail.app.register("counter", Counter)
window.wagtail.app.register("checklist", Checklist)
