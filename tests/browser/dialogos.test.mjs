import assert from 'node:assert/strict'
import { Api, people } from './support/api.mjs'
import { behaves, keepsFocus } from './support/keyboard.mjs'
import { sound } from './support/sound.mjs'
import {
  Suite, button, choice, detailAddress, dialog, fill, focused, gone, group, radio, region, see,
} from './support/suite.mjs'

const suite = Suite.open()
suite.expected.push(/status of (401|403|409) /)

const openers = {
  REGISTRADO: ['Asignar gestor', 'Cancelar solicitud', 'Eliminar solicitud'],
  ASIGNADO_GESTOR: ['Registrar pago', 'Cambiar gestor'],
  PAGADO: ['Asignar médico'],
  ASIGNADO_MEDICO: ['Cambiar médico', 'Cerrar solicitud'],
  CERRADO: ['Override'],
}
const titles = { 'Cerrar solicitud': '¿Cerrar la solicitud?' }

for (const [state, names] of Object.entries(openers)) {
  suite.each(`the dialogs of a request in ${state}`, async (width) => {
    const page = await suite.page('ADMIN', width, detailAddress(await suite.api.request(state)))
    for (const name of names) await behaves(page, button(page, name).first(), titles[name] ?? name)
  })
}

suite.each('the override with the fields of each action', async (width) => {
  const page = await suite.page('ADMIN', width, detailAddress(await suite.api.request('CERRADO')))
  await button(page, 'Override').click()
  const open = dialog(page, 'Override')
  for (const label of ['Editar datos', 'Cambiar gestor', 'Registrar pago', 'Cerrar solicitud', 'Cancelar solicitud']) {
    await choice(open, 'Acción').selectOption({ label })
    await sound(page)
    await choice(open, 'Acción').focus()
    await keepsFocus(page, open)
  }
})

suite.each('what asks before something typed is lost', async (width) => {
  const page = await suite.page('OPERADOR', width, detailAddress(await suite.api.request()))
  const block = region(page, 'Datos')
  await button(block, 'Editar datos').click()
  await fill(block, { Comentario: 'A medias' })
  await behaves(page, button(block, 'Descartar'), '¿Descartar los cambios?')
  await behaves(page, page.getByRole('link', { name: 'Inicio', exact: true }), '¿Salir sin guardar?')
  await behaves(page, button(page, 'Salir'), '¿Salir sin guardar?')

  await button(page, 'Cancelar solicitud').click()
  const form = dialog(page, 'Cancelar solicitud')
  await fill(form, { Motivo: 'A medias' })
  await behaves(page, button(form, 'Volver'), '¿Descartar lo escrito?')
})

suite.each('what is asked while a request is registered', async (width) => {
  const known = await suite.api.request()
  const page = await suite.page('OPERADOR', width, '/app/solicitudes/nueva')
  const client = group(page, 'Cliente')
  await fill(client, { Nombres: 'Otro nombre' })
  await behaves(page, button(page, 'Empezar de nuevo'), '¿Empezar de nuevo?')
  await fill(client, { 'Número de documento': known.cliente.numero_documento })
  await button(dialog(page, 'Ya conocemos a esta persona'), 'Conservar lo que escribí').click()
  await behaves(page, button(client, 'Buscar'), 'Ya conocemos a esta persona')
})

suite.each('what tells of a change by somebody else, and of a session that ended', async (width) => {
  const api = await Api.signIn(suite.stack.origin, people.OPERADOR)
  const { solicitud_id: id } = await suite.api.request()
  const context = await suite.context(width, { api })
  const page = await context.newPage()
  await page.goto(detailAddress({ solicitud_id: id }))
  const block = region(page, 'Datos')
  await button(block, 'Editar datos').click()
  await fill(block, { Comentario: 'A medias' })
  await suite.api.data('PATCH', `/solicitudes/${id}`, { comentario: 'Otra cosa' })
  await behaves(page, button(block, 'Guardar'), 'La solicitud cambió mientras tanto')
  await api.send('POST', '/auth/logout')
  await behaves(page, button(block, 'Guardar'), 'Su sesión terminó')
  await context.close()
})

suite.each('what tells that something is not allowed gives the focus to the form under it', async (width) => {
  const address = detailAddress(await suite.api.request('ASIGNADO_GESTOR'))
  const { page, become } = await suite.newcomer('GESTOR', width, address)
  await button(page, 'Registrar pago').click()
  const form = dialog(page, 'Registrar pago')
  await radio(form, 'Yape').check()
  await become('MEDICO')
  await button(form, 'Guardar pago').press('Enter')
  const told = dialog(page, 'No autorizado')
  await see(told)
  await sound(page)
  await keepsFocus(page, told)
  await page.keyboard.press('Escape')
  await gone(told)
  await see(form.locator(':focus'))
  await page.context().close()
})

suite.each('the forms in place take the focus and give it back to their block', async (width) => {
  const page = await suite.page('ADMIN', width, detailAddress(await suite.api.request('ASIGNADO_GESTOR')))
  for (const [title, name] of [
    ['Datos', 'Editar datos'], ['Gestión', 'Editar atención'], ['Evaluación', 'Editar certificado'],
  ]) {
    const block = region(page, title)
    await button(block, name).press('Enter')
    await focused(block.locator('form').locator('input, select, textarea').first(), name)
    await sound(page)
    await button(block, 'Descartar').press('Enter')
    await see(block.locator(':focus'))
    await gone(block.locator('form'))
  }
})

suite.nothingBroken()
