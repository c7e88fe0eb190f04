// <print-day></print-day> on paper: the day the page was printed out, as the edition writes days.
customElements.define("print-day", class extends HTMLElement {
  connectedCallback() {
    addEventListener("beforeprint", () => {
      const { lang, dataset } = document.documentElement
      const wishes = (dataset.calendar ? `-ca-${dataset.calendar}` : "") + (dataset.digits ? `-nu-${dataset.digits}` : "")
      const locale = lang + (wishes ? `-u${wishes}` : "")
      this.textContent = new Intl.DateTimeFormat(locale, { dateStyle: "long" }).format(new Date())
    })
  }
})
