// <short-time><time datetime="…">14 November 2026, 09:10</time></short-time>: stored pages say the full date,
// here it becomes "12 min", "5 h", "14 Nov" or, after a year, "14 Nov 2025"; the full date stays as its title.
// Nearest lang, data-calendar, data-digits (CLDR names: persian, arabext, …) and data-zone above it decide how.
const MINUTE = 60000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const YEAR = 365 * DAY

const nearest = (element, name) => {
  const holder = element.closest(`[${name}]`)
  return holder ? holder.getAttribute(name) : ""
}

const localeOf = (element) => {
  const calendar = nearest(element, "data-calendar")
  const digits = nearest(element, "data-digits")
  const wishes = (calendar ? `-ca-${calendar}` : "") + (digits ? `-nu-${digits}` : "")
  return (nearest(element, "lang") || "en") + (wishes ? `-u${wishes}` : "")
}

// plain English says the day first, as the full dates do; browsers take it for American
const dayFirst = (locale) => locale.replace(/^en(?=-u-|$)/, "en-GB")

// the full dates name none
const withoutEra = (parts) =>
  parts.map((part) => (part.type === "era" ? "" : part.value)).join("").trim()

const count = (locale, number, unit) =>
  new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short" }).format(number)

const shortened = (moment, age, locale, timeZone) => {
  if (age < HOUR) return count(locale, Math.max(1, Math.floor(age / MINUTE)), "minute")
  if (age < DAY) return count(locale, Math.floor(age / HOUR), "hour")
  const parts = { day: "numeric", month: "short", timeZone: timeZone || undefined }
  if (age >= YEAR) parts.year = "numeric"
  return withoutEra(new Intl.DateTimeFormat(dayFirst(locale), parts).formatToParts(moment))
}

customElements.define("short-time", class extends HTMLElement {
  connectedCallback() {
    this.time = this.querySelector("time")
    if (this.time) this.shorten()
  }

  disconnectedCallback() {
    clearTimeout(this.timer)
  }

  shorten() {
    const moment = new Date(this.time.dateTime)
    const age = Date.now() - moment
    if (!(age >= 0)) return
    try {
      const words = shortened(moment, age, localeOf(this), nearest(this, "data-zone"))
      if (!this.time.title) this.time.title = this.time.textContent.trim()
      this.time.textContent = words
    } catch (unknown) {
      // an Intl without units, or a locale it does not know: the full date is right as it is
      return
    }
    if (age < DAY) this.timer = setTimeout(() => this.shorten(), age < HOUR ? MINUTE : HOUR)
  }
})
