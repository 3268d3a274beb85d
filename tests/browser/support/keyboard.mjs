// What somebody without a mouse needs of a dialog.

import assert from 'node:assert/strict'
import { sound } from './sound.mjs'
import { dialog, focused, gone, see } from './suite.mjs'

/** By the keyboard alone: it opens, can be read, keeps the focus in, leaves by Esc and gives the focus back. */
export async function behaves(page, opener, title) {
  await opener.focus()
  await page.keyboard.press('Enter')
  const open = dialog(page, title)
  await see(open)
  await sound(page)
  await keepsFocus(page, open)
  await page.keyboard.press('Escape')
  await gone(open)
  await focused(opener, `after ${title}`)
}

/** Once around and on. Between the last and the first the browser's own bar has it, which a page sees as its body. */
export async function keepsFocus(page, open) {
  const outside = () => open.evaluate((one) => !one.contains(document.activeElement) && document.activeElement.tagName)
  assert.equal(await outside(), false, 'the focus goes in')
  const stops = await open.locator('button, input, select, textarea, a').count()
  for (let presses = 0; presses < Math.min(stops + 2, 15); presses++) {
    await page.keyboard.press('Tab')
    assert.ok([false, 'BODY'].includes(await outside()), `Tab leaves the dialog after ${presses}`)
  }
}
