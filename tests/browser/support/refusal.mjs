// What the server refuses with 422, and where its messages have to stand.

import assert from 'node:assert/strict'
import { focused, see } from './suite.mjs'

/** The same body with a list for every value: no field takes one. What is not said stays so. */
export function everyValueWrong(value) {
  if (value === null) return null
  if (typeof value !== 'object') return []
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, everyValueWrong(inner)]))
}

/**
 * The next write arrives with its body changed. The application checks what it sends: only a body that is spoilt on
 * its way makes the real server answer 422.
 */
export async function spoilNext(page, change = everyValueWrong) {
  let spoilt = false
  await page.route(/\/(solicitudes|promotores|admin|auth)/, async (route) => {
    if (spoilt || route.request().method() === 'GET') return route.fallback()
    spoilt = true
    await route.continue({ postData: JSON.stringify(change(route.request().postDataJSON())) })
  })
}

const typedIn = (form) => form.evaluate((one) => [...new FormData(one).entries()])

/** What a screen reader says of a field besides its name; of a radio, what it says of the group. */
const description = (control) =>
  control.evaluate((one) => {
    const ids = one.closest('[aria-describedby]')?.getAttribute('aria-describedby') ?? ''
    return ids.split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' ')
  })

/** Sends; each message of the server stands at the field it names, the first has the focus, nothing typed is lost. */
export async function refusedAtFields(page, form, send) {
  const typed = await typedIn(form)
  const [answer] = await Promise.all([page.waitForResponse((one) => one.status() === 422), send()])
  const { details } = (await answer.json()).error
  await see(form.locator('[aria-invalid=true]:focus'))
  await focused(form.locator('[aria-invalid=true]').first(), 'goes to the first')
  for (const { field, message } of details) {
    const control = form.locator(`[name="${field}"]`).first()
    assert.equal(await control.getAttribute('aria-invalid'), 'true', field)
    assert.ok((await description(control)).includes(message), `${field}: ${message}`)
  }
  assert.deepEqual(await typedIn(form), typed)
  return details.map(({ field }) => field)
}

/** The same, when all that the form holds is refused. `unsent`: what the form asks only to know what to show. */
export async function refusedEverywhere(page, form, send, unsent = []) {
  await spoilNext(page)
  const fields = await refusedAtFields(page, form, send)
  const names = (await typedIn(form)).map(([name]) => name).filter((name) => !unsent.includes(name))
  assert.deepEqual(fields.sort(), names.sort())
}
