import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newDni, people } from './support/api.mjs'
import { sound } from './support/sound.mjs'
import { Suite, button, detailAddress, dialog, gone, radio, region, see, text, toast } from './support/suite.mjs'

const suite = Suite.open()

suite.each('every page fits the window and can be read by a screen reader', async (width) => {
  const context = await suite.context(width)
  const login = await context.newPage()
  await login.goto('/login')
  await see(button(login, 'Ingresar'))
  await sound(login)
  await context.close()
  const titles = {
    '/app': 'Inicio',
    '/app/solicitudes': 'Solicitudes',
    '/app/solicitudes?q=zzzzzzzz': 'Solicitudes',
    '/app/solicitudes/nueva': 'Registrar solicitud',
    '/app/perfil': 'Mi perfil',
    '/app/promotores': 'Promotores',
    '/app/usuarios': 'Usuarios',
    '/app/reportes': 'Reportes',
    '/app/nada': 'No se encontró',
  }
  for (const state of ['REGISTRADO', 'ASIGNADO_MEDICO', 'CERRADO', 'CANCELADO']) {
    const cliente = { nombres: 'Maximiliano'.repeat(4), apellidos: 'Del Águila' }
    const made = await suite.api.request(state, { cliente })
    titles[detailAddress(made)] = made.codigo
  }
  for (const [address, title] of Object.entries(titles)) {
    const page = await suite.page('ADMIN', width, address)
    await page.getByRole('main').getByText(/^Cargando/).first().waitFor({ state: 'hidden' })
    assert.equal(await page.title(), `${title} · CMEP`)
    await sound(page)
  }
})

/* ---- the keyboard alone */

/** Tab until the wanted one has the focus, as somebody without a mouse does. */
async function tabTo(page, locator) {
  for (let presses = 0; presses < 80; presses++) {
    if (await locator.evaluate((one) => one === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  assert.fail(`Tab does not reach ${locator}`)
}

async function press(page, locator) {
  await locator.waitFor()
  await tabTo(page, locator)
  await page.keyboard.press('Enter')
}

async function type(page, locator, words) {
  await tabTo(page, locator)
  await page.keyboard.type(words)
}

/** Tab stops at the first of a group of radios that has no choice yet; arrows go on. */
async function choose(page, scope, name) {
  await radio(scope, name).waitFor()
  await tabTo(page, scope.getByRole('radio').first())
  for (let presses = 0; presses < 6; presses++) {
    await page.keyboard.press('Space')
    if (await radio(scope, name).isChecked()) return
    await page.keyboard.press('ArrowDown')
  }
  assert.fail(`the arrows do not reach ${name}`)
}

test('the whole flow works with the keyboard alone', { timeout: 120_000 }, async () => {
  const context = await suite.context(1280)
  const page = await context.newPage()
  await page.goto('/login')
  await button(page, 'Ingresar').waitFor()
  await type(page, text(page, 'Correo electrónico'), people.ADMIN.email)
  await type(page, text(page, 'Contraseña'), people.ADMIN.password)
  await page.keyboard.press('Enter')
  await press(page, page.getByRole('main').getByRole('link', { name: 'Registrar solicitud' }))
  const client = page.getByRole('group', { name: 'Cliente', exact: true })
  await client.waitFor()
  await type(page, text(client, 'Número de documento'), newDni())
  await type(page, text(client, 'Nombres'), 'Teclado')
  await type(page, text(client, 'Apellidos'), 'Solo')
  await press(page, button(page, 'Registrar solicitud'))
  await toast(page, 'registrada.')
  for (const [opener, choosen, submit, done] of [
    ['Asignar gestor', 'Carlos Gestor', 'Asignar', 'Gestor asignado.'],
    ['Registrar pago', 'Yape', 'Guardar pago', 'Pago registrado.'],
    ['Asignar médico', 'Maria Medico', 'Asignar', 'Médico asignado.'],
  ]) {
    await press(page, button(page, opener))
    const open = dialog(page, opener)
    await choose(page, open, choosen)
    await press(page, button(open, submit))
    await toast(page, done)
    await gone(open)
  }
  const block = region(page, 'Evaluación')
  await press(page, button(page, 'Ir a la evaluación'))
  await choose(page, block, 'Aprobado')
  await type(page, text(block, 'Diagnóstico'), 'Apto')
  await press(page, button(block, 'Cerrar solicitud'))
  await press(page, button(dialog(page, '¿Cerrar la solicitud?'), 'Sí, cerrar'))
  await toast(page, 'Solicitud cerrada.')
  const saved = await suite.api.detail(page.url().split('/').pop())
  assert.equal(saved.estado_operativo, 'CERRADO')
  await context.close()
})

suite.nothingBroken()
