// Starts what Wagtail starts with inline scripts, which the newsroom's security policy does not run (decision 0008).
// A closed list: markup can name no other function.
const START = {
  date: (id, options) => window.initDateChooser(id, options),
  time: (id, options) => window.initTimeChooser(id, options),
  datetime: (id, options) => window.initDateTimeChooser(id, options),
  rows: (id, options) => new window.InlinePanel(options),
  "chosen-rows": (id, options) => new window.MultipleChooserPanel(options),
}
const CHOOSER = /^[A-Z][A-Za-z]*Chooser$/

customElements.define("begin-part", class extends HTMLElement {
  connectedCallback() {
    const id = this.getAttribute("for")
    if (this.begun || (id && id.includes("__prefix__"))) return // moved; or a pattern for rows to come
    this.begun = true
    const kind = this.getAttribute("kind")
    const options = JSON.parse(this.getAttribute("options"))
    if (CHOOSER.test(kind)) new window[kind](id, options)
    else START[kind](id, options)
  }
})
