let pressed = false
window.addEventListener('mousedown', () => (pressed = true), true)
window.addEventListener('mouseup', () => (pressed = false), true)

/**
 * At once, or when the press that is under way has done what it was meant for: a message that appears while the
 * button is down moves what lies below, and the release would miss it. A finger's tap comes as such a press too.
 */
export function afterPress(then: () => void): void {
  if (pressed) window.addEventListener('mouseup', () => setTimeout(then), { once: true })
  else then()
}
