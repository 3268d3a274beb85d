import assert from 'node:assert/strict'
import { Api } from './support/api.mjs'
import { refusedEverywhere } from './support/refusal.mjs'
import { sound } from './support/sound.mjs'
import { until } from './support/stack.mjs'
import { Suite, button, field, fill, focused, gone, region, see, toast } from './support/suite.mjs'

const suite = Suite.open()
suite.expected.push(/status of (401|422|429) /)

/** Somebody who is signed in twice: in a browser, and elsewhere. */
async function somebody(width) {
  const person = await suite.stack.hire('OPERADOR', 'Nora', `Paz ${width}`)
  const api = await Api.signIn(suite.stack.origin, person)
  const elsewhere = await Api.signIn(suite.stack.origin, person)
  const context = await suite.context(width, { api })
  const page = await context.newPage()
  await page.goto('/app/perfil')
  await see(page.getByRole('heading', { name: 'Mi perfil' }))
  return { person, api, elsewhere, page }
}

const lives = async (api) => (await api.send('GET', '/auth/me')).status === 200
const sessions = (page) => region(page, 'Sesiones abiertas').getByRole('listitem')

suite.each('the own password is changed: the new one counts, and other sessions end', async (width) => {
  const { person, api, elsewhere, page } = await somebody(width)
  assert.equal(await page.title(), 'Mi perfil · CMEP')
  await see(region(page, 'Quién soy').getByText(person.email))
  const block = region(page, 'Contraseña')
  await see(sessions(page).nth(1))

  await fill(block, { 'Contraseña actual': 'no es esta', 'Contraseña nueva': 'otra clave larga' })
  await button(block, 'Cambiar contraseña').click()
  await see(block.getByText('La contraseña actual no es correcta.'))
  await focused(field(block, 'Contraseña actual'), 'goes to what is wrong')
  assert.equal(await field(block, 'Contraseña nueva').inputValue(), 'otra clave larga')
  assert.ok(await lives(elsewhere))

  await fill(block, { 'Contraseña actual': person.password })
  await button(block, 'Cambiar contraseña').click()
  await toast(page, 'Su contraseña cambió.')
  assert.equal(await field(block, 'Contraseña nueva').inputValue(), '')
  await gone(sessions(page).nth(1))
  assert.deepEqual([await lives(api), await lives(elsewhere)], [true, false])
  const old = await suite.api.send('POST', '/auth/login', { email: person.email, password: person.password })
  assert.equal(old.status, 401)
  await Api.signIn(suite.stack.origin, { ...person, password: 'otra clave larga' })
  await page.context().close()
})

suite.each('who guessed too often is told so, and no longer that the password before was wrong', async (width) => {
  const { api, page } = await somebody(width)
  const block = region(page, 'Contraseña')
  await fill(block, { 'Contraseña actual': 'no es esta', 'Contraseña nueva': 'otra clave larga' })
  await button(block, 'Cambiar contraseña').click()
  await see(block.getByText('La contraseña actual no es correcta.'))
  const guess = () => api.send('POST', '/auth/password', { actual: 'ni esta', nueva: 'otra clave larga' })
  await until('the API holds back', async () => (await guess()).status === 429)

  await button(block, 'Cambiar contraseña').click()
  await see(block.getByText(/Demasiados intentos/))
  assert.equal(await block.locator('[aria-invalid=true]').count(), 0)
  assert.equal(await field(block, 'Contraseña actual').inputValue(), 'no es esta')
  await page.context().close()
})

suite.each('another own session is closed, and the one in use is not offered', async (width) => {
  const { api, elsewhere, page } = await somebody(width)
  await see(sessions(page).nth(1))
  const own = sessions(page).filter({ hasText: 'Esta sesión' })
  assert.equal(await own.count(), 1)
  assert.equal(await own.getByRole('button').count(), 0)
  await region(page, 'Sesiones abiertas').getByRole('button', { name: /^Cerrar la sesión abierta el / }).press('Enter')
  await toast(page, 'La sesión se cerró.')
  await gone(sessions(page).nth(1))
  assert.deepEqual([await lives(api), await lives(elsewhere)], [true, false])
  await page.context().close()
})

suite.each('what the server refuses of a password stands at its field', async (width) => {
  const { page } = await somebody(width)
  const block = region(page, 'Contraseña')
  await fill(block, { 'Contraseña actual': 'una clave larga', 'Contraseña nueva': 'corta' })
  await button(block, 'Cambiar contraseña').click()
  await see(block.getByText('Como mínimo 8 caracteres; hay 5.'))
  await fill(block, { 'Contraseña nueva': 'otra clave larga' })
  await refusedEverywhere(page, block.locator('form'), () => button(block, 'Cambiar contraseña').click())
  await sound(page)
  await page.context().close()
})

suite.nothingBroken()
