// <count-view src="/-/view/42/" data-honours-refusal>: once the page was visible for five seconds in all, one beacon says
// that it was read, and from which host the reader came; at most one per page loaded. With data-honours-refusal none is
// sent for readers whose browser says that they want none.
const ENOUGH = 5000

const refuses = () => Boolean(navigator.globalPrivacyControl) || navigator.doNotTrack === "1" || window.doNotTrack === "1"

// "" for none, and for a page of our own
const hostBefore = () => {
  try {
    const before = new URL(document.referrer)
    return before.host === location.host ? "" : before.hostname
  } catch (none) {
    return ""
  }
}

customElements.define("count-view", class extends HTMLElement {
  connectedCallback() {
    if (this.isCounting || !navigator.sendBeacon || ("honoursRefusal" in this.dataset && refuses())) return
    this.isCounting = true
    this.seen = 0
    document.addEventListener("visibilitychange", () => this.turn())
    document.addEventListener("prerenderingchange", () => this.turn())
    this.turn()
  }

  // the clock runs while anybody can see the page
  turn() {
    const isSeen = document.visibilityState === "visible" && !document.prerendering
    if (this.isSent || isSeen === Boolean(this.timer)) return
    if (isSeen) {
      this.since = performance.now()
      this.timer = setTimeout(() => this.send(), ENOUGH - this.seen)
    } else {
      clearTimeout(this.timer)
      this.timer = 0
      this.seen += performance.now() - this.since
    }
  }

  send() {
    this.isSent = true
    const host = hostBefore()
    const address = this.getAttribute("src")
    try {
      navigator.sendBeacon(host ? `${address}?from=${encodeURIComponent(host)}` : address)
    } catch (refused) {
      // not counted then
    }
  }
})
