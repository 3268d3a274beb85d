/** When what had the focus is gone, it goes on from here and not from the top of the page. */
export function focusSomewhere(near?: Element | null): void {
  // What comes instead is not there yet.
  setTimeout(() => {
    if (document.activeElement !== document.body) return
    // Nothing under an open dialog takes the focus.
    const around = Array.from(document.querySelectorAll('dialog:modal')).pop() ?? near
    const place = around?.querySelector<HTMLElement>('button, a') ?? document.getElementById('contenido')
    place?.focus({ preventScroll: true })
  })
}
