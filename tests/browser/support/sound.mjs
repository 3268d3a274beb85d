// Can a page be read: by a screen reader, in both schemes, and without scrolling sideways.

import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { noSidewaysScroll } from './suite.mjs'

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Nothing serious for a screen reader, in light and in dark, and nothing wider than the window. */
export async function sound(page) {
  await noSidewaysScroll(page)
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    // Through the debugger: the page's own policy would refuse a script tag.
    if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe)
    const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }))
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    const told = serious.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`))
    assert.deepEqual(told, [], `${page.url()} in ${colorScheme}`)
  }
}
