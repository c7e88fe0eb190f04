// Browsers older than the popover attribute: [popover] opens and closes by its [popovertarget] button and Escape.
if (!("popover" in HTMLElement.prototype)) {
  const set = (button, open) => {
    document.getElementById(button.getAttribute("popovertarget")).hidden = !open
    button.setAttribute("aria-expanded", open)
  }
  const buttons = Array.from(document.querySelectorAll("[popovertarget]"))
  buttons.forEach((button) => set(button, false))
  document.addEventListener("click", (event) => {
    buttons.forEach((button) => {
      const popover = document.getElementById(button.getAttribute("popovertarget"))
      if (button.contains(event.target)) set(button, popover.hidden)
      else if (!popover.contains(event.target)) set(button, false)
    })
  })
  document.addEventListener("keydown", (event) => {
    const open = buttons.find((button) => button.getAttribute("aria-expanded") === "true")
    if (event.key !== "Escape" || !open) return
    set(open, false)
    open.focus()
  })
}
