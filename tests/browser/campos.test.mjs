import assert from 'node:assert/strict'
import { newDni } from './support/api.mjs'
import { everyValueWrong, refusedAtFields, refusedEverywhere, spoilNext } from './support/refusal.mjs'
import { sound } from './support/sound.mjs'
import {
  Suite, button, choice, detailAddress, dialog, fill, group, radio, region, see, text, toast,
} from './support/suite.mjs'

const suite = Suite.open()
suite.expected.push(/status of 422 /)

const person = (words) => ({
  Nombres: `Íñigo ${words}`,
  Apellidos: 'Peña Muñoz',
  Celular: '987111222',
  'Correo electrónico': 'inigo@correo.pe',
  'Fecha de nacimiento': '05/03/1990',
  Dirección: 'Av. Larco 123',
})
const reach = { Celular: '987333444', 'Correo electrónico': 'trae@correo.pe', Fuente: 'Notarías' }
const promotores = {
  Persona: { Nombres: 'Rita', Apellidos: 'Salas', ...reach },
  Empresa: { 'Razón social': 'Notaría Paz', RUC: '20555666777', ...reach },
  Otros: { Nombre: 'Feria de salud', ...reach },
}

async function openNew(width) {
  const page = await suite.page('OPERADOR', width, '/app/solicitudes/nueva')
  await see(page.getByText('Costo:'))
  const form = page.getByRole('main').locator('form')
  for (const who of ['Cliente', 'Apoderado']) {
    if (who === 'Apoderado') await page.getByRole('checkbox', { name: 'Agregar apoderado' }).check()
    await fill(group(form, who), { 'Número de documento': newDni() })
    await see(group(form, who).getByText('Todavía no está registrado.'))
    await fill(group(form, who), person(who))
  }
  await fill(form, { Comentario: 'Con urgencia' })
  return { page, form, send: () => button(form, 'Registrar solicitud').click() }
}

for (const [kind, fields] of Object.entries(promotores)) {
  suite.each(`a new request with a promotor "${kind}": each field says what the server refuses`, async (width) => {
    const { page, form, send } = await openNew(width)
    await radio(form, 'Nuevo').check()
    const promotor = group(form, 'Promotor nuevo')
    await radio(promotor, kind).check()
    if (kind === 'Persona') await fill(promotor, { 'Número de documento': newDni() })
    await fill(promotor, fields)
    await refusedEverywhere(page, form, send, ['promotor_modo'])
    await sound(page)
    await send()
    await page.waitForURL(/\/solicitudes\/\d+$/)
    const saved = await suite.api.detail(page.url().split('/').pop())
    assert.deepEqual([saved.cliente.nombres, saved.apoderado.nombres], ['Íñigo Cliente', 'Íñigo Apoderado'])
    assert.equal(saved.promotor.fuente_promotor, 'Notarías')
  })
}

suite.each('a promotor whom the server does not know is refused at the list of promotores', async (width) => {
  const { page, form, send } = await openNew(width)
  await radio(form, 'Existente').check()
  await choice(form, 'Promotor').selectOption({ label: 'Luis Promotor Reyes (Persona)' })
  await spoilNext(page, (body) => ({ ...body, promotor_id: 99999999 }))
  assert.deepEqual(await refusedAtFields(page, form, send), ['promotor_id'])
})

suite.each('a payment: each field says what the server refuses', async (width) => {
  // Without a service there is no tariff, so that the currency is asked too.
  const wanted = await suite.api.request('ASIGNADO_GESTOR', { servicio_id: null })
  const page = await suite.page('GESTOR', width, detailAddress(wanted))
  await button(page, 'Registrar pago').click()
  const open = dialog(page, 'Registrar pago')
  await radio(open, 'Yape').check()
  await fill(open, { Monto: '180.50', 'Número de operación': 'OP-1', 'Comentario del pago': 'En dos partes' })
  const send = () => button(open, 'Guardar pago').click()
  await refusedEverywhere(page, open.locator('form'), send)
  await sound(page)
  await send()
  await toast(page, 'Pago registrado.')
  assert.equal((await suite.api.detail(wanted.solicitud_id)).pagos[0].comentario, 'En dos partes')
})

suite.each('what the server refuses of a field that is not shown is said all the same', async (width) => {
  const wanted = await suite.api.request('ASIGNADO_GESTOR')
  const page = await suite.page('GESTOR', width, detailAddress(wanted))
  await button(page, 'Registrar pago').click()
  const open = dialog(page, 'Registrar pago')
  await radio(open, 'Yape').check()
  await spoilNext(page, (body) => ({ ...body, moneda: 'USD' }))
  const refusal = page.waitForResponse((answer) => answer.status() === 422)
  await button(open, 'Guardar pago').click()
  const [{ field, message }] = (await (await refusal).json()).error.details
  assert.equal(field, 'moneda')
  await see(open.getByRole('alert').getByText(message))
})

for (const [rol, state, opener] of [
  ['GESTOR', 'REGISTRADO', 'Asignar gestor'],
  ['GESTOR', 'ASIGNADO_GESTOR', 'Cambiar gestor'],
  ['MEDICO', 'PAGADO', 'Asignar médico'],
  ['MEDICO', 'ASIGNADO_MEDICO', 'Cambiar médico'],
]) {
  suite.each(`${opener}: who left the clinic meanwhile is refused at the choice`, async (width) => {
    const leaving = await suite.stack.hire(rol, 'Sale', `En ${width}`)
    const wanted = await suite.api.request(state)
    const page = await suite.page('ADMIN', width, detailAddress(wanted))
    await button(page, opener).first().click()
    const open = dialog(page, opener)
    await radio(open, leaving.name).check()
    const persona_id = await suite.api.employee(rol, leaving.name)
    await suite.stack.sql(`UPDATE empleado SET estado_empleado = 'SUSPENDIDO' WHERE persona_id = ${persona_id}`)
    const send = () => button(open, 'Asignar').click()
    assert.deepEqual(await refusedAtFields(page, open.locator('form'), send), [`persona_id_${rol.toLowerCase()}`])
    await sound(page)
  })
}

/** A request in which every field can be changed. */
const barely = () => ({
  apoderado: { tipo_documento: 'DNI', numero_documento: newDni(), nombres: 'Elena', apellidos: 'Muñoz' },
  servicio_id: null,
})

suite.each('the data: each field says what the server refuses', async (width) => {
  const wanted = await suite.api.request('REGISTRADO', barely())
  const page = await suite.page('OPERADOR', width, detailAddress(wanted))
  const block = region(page, 'Datos')
  await button(block, 'Editar datos').click()
  await fillData(block)
  const send = () => button(block, 'Guardar').click()
  await refusedEverywhere(page, block.locator('form'), send)
  await sound(page)
  await send()
  await toast(page, 'Datos guardados.')
  assert.equal((await suite.api.detail(wanted.solicitud_id)).apoderado.nombres, 'Íñigo Apoderado')
})

/** Only what was changed is sent. */
async function fillData(scope) {
  for (const who of ['Cliente', 'Apoderado']) await fill(group(scope, who), person(who))
  await choice(scope, 'Servicio').selectOption('1')
  await choice(scope, 'Promotor').selectOption({ label: 'Luis Promotor Reyes' })
  await fill(scope, { Comentario: 'Con urgencia' })
}

async function fillCare(scope) {
  await choice(scope, 'Tipo de atención').selectOption({ label: 'Virtual' })
  await fill(scope, { 'Lugar de atención': 'Sede Miraflores' })
}

const chooseCertificate = (scope) => choice(scope, 'Certificado').selectOption({ label: 'Observado' })

for (const [title, opener, change, done] of [
  ['Gestión', 'Editar atención', fillCare, 'Atención guardada.'],
  ['Evaluación', 'Editar certificado', chooseCertificate, 'Certificado guardado.'],
]) {
  suite.each(`${opener}: each field says what the server refuses`, async (width) => {
    const wanted = await suite.api.request('ASIGNADO_GESTOR')
    const page = await suite.page('GESTOR', width, detailAddress(wanted))
    const block = region(page, title)
    await button(block, opener).click()
    await change(block)
    const send = () => button(block, 'Guardar').click()
    await refusedEverywhere(page, block.locator('form'), send)
    await sound(page)
    await send()
    await toast(page, done)
  })
}

async function fillResult(scope) {
  await radio(scope, 'Aprobado').check()
  await fill(scope, {
    Diagnóstico: 'Sano',
    Resultado: 'Apto',
    Observaciones: 'Ninguna',
    Recomendaciones: 'Control anual',
    'Comentario de cierre': 'Sin novedad',
  })
}

suite.each('the medical result: each field says what the server refuses', async (width) => {
  const wanted = await suite.api.request('ASIGNADO_MEDICO')
  const page = await suite.page('MEDICO', width, detailAddress(wanted))
  const block = region(page, 'Evaluación')
  await fillResult(block)
  const send = async () => {
    await button(block, 'Cerrar solicitud').click()
    await button(dialog(page, '¿Cerrar la solicitud?'), 'Sí, cerrar').click()
  }
  await refusedEverywhere(page, block.locator('form'), send)
  await sound(page)
  await send()
  await toast(page, 'Solicitud cerrada.')
  assert.equal((await suite.api.detail(wanted.solicitud_id)).resultados_medicos[0].recomendaciones, 'Control anual')
})

suite.each('a cancellation: the reason says what the server refuses', async (width) => {
  const wanted = await suite.api.request()
  const page = await suite.page('OPERADOR', width, detailAddress(wanted))
  await button(page, 'Cancelar solicitud').click()
  const open = dialog(page, 'Cancelar solicitud')
  await fill(open, { Motivo: 'El cliente viaja' })
  const send = () => button(open, 'Sí, cancelar la solicitud').click()
  await refusedEverywhere(page, open.locator('form'), send)
})

const overrides = {
  'Editar datos': async (open) => {
    await fillData(open)
    await fillCare(open)
    await chooseCertificate(open)
  },
  'Cambiar gestor': (open) => radio(open, 'Carlos Gestor').check(),
  'Cambiar médico': (open) => radio(open, 'Maria Medico').check(),
  'Registrar pago': async (open) => {
    await radio(open, 'Plin').check()
    await fill(open, { Monto: '10', 'Número de operación': 'OP-2', 'Comentario del pago': 'Faltaba' })
  },
  'Cerrar solicitud': fillResult,
}

suite.each('an override: each field of each action says what the server refuses', async (width) => {
  // Cancelled before anything was paid: the service can still be chosen.
  const wanted = await suite.api.request('CANCELADO', barely())
  const page = await suite.page('ADMIN', width, detailAddress(wanted))
  await button(page, 'Override').click()
  const open = dialog(page, 'Override')
  await fill(open, { Motivo: 'Se canceló por error' })
  const form = open.locator('form')
  const send = () => button(open, 'Aplicar override').click()
  for (const [accion, change] of Object.entries(overrides)) {
    await choice(open, 'Acción').selectOption({ label: accion })
    await change(open)
    await spoilNext(page, (body) => ({ ...body, payload: everyValueWrong(body.payload) }))
    const fields = await refusedAtFields(page, form, send)
    const names = await form.locator('[name^="payload."]').evaluateAll((all) => all.map(({ name }) => name))
    assert.deepEqual(fields.sort(), [...new Set(names)].sort(), accion)
    await sound(page)
  }
  await spoilNext(page, (body) => ({ ...body, motivo: [], accion: [] }))
  assert.deepEqual((await refusedAtFields(page, form, send)).sort(), ['accion', 'motivo'])
})

suite.nothingBroken()
