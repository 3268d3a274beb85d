import assert from 'node:assert/strict'
import { newDni, people } from './support/api.mjs'
import {
  Suite, button, choice, detailAddress, dialog, fill, gone, group, radio, region, see, toast,
} from './support/suite.mjs'

const suite = Suite.open(async ({ stack }) => {
  await stack.hire('GESTOR', 'Otro', 'Gestor')
  await stack.hire('MEDICO', 'Otra', 'Medico')
})

const writes = (request) => request.method() !== 'GET'

/** Both presses come before what the first one sends gets anywhere. */
async function pressTwice(page, pressed) {
  const sent = []
  let letGo
  const bothPressed = new Promise((resolve) => (letGo = resolve))
  await page.route(/./, async (route) => {
    if (!writes(route.request())) return route.fallback()
    sent.push(route.request().url())
    await bothPressed
    await route.continue()
  })
  const answered = page.waitForResponse((response) => writes(response.request()))
  await Promise.all([page.waitForRequest(writes), pressed.dblclick()])
  letGo()
  await answered
  await page.unrouteAll({ behavior: 'wait' })
  assert.equal(sent.length, 1, `sent: ${sent.join(', ')}`)
}

/** In a dialog: what is chosen, the button, what it says when it is done, and the one row that it leaves. */
const inDialogs = {
  'Asignar gestor': [(form) => radio(form, 'Carlos Gestor').check(), 'Asignar', 'Gestor asignado.', 'asignacion_gestor'],
  'Cambiar gestor': [(form) => radio(form, 'Otro Gestor').check(), 'Asignar', 'Gestor asignado.', 'cambio_gestor'],
  'Registrar pago': [(form) => radio(form, 'Plin').check(), 'Guardar pago', 'Pago registrado.', 'pago_registrado'],
  'Asignar médico': [(form) => radio(form, 'Maria Medico').check(), 'Asignar', 'Médico asignado.', 'asignacion_medico'],
  'Cambiar médico': [(form) => radio(form, 'Otra Medico').check(), 'Asignar', 'Médico asignado.', 'cambio_medico'],
}

/** The same in a block that is edited in place. */
const inPlace = {
  Datos: ['Editar datos', (form) => fill(form, { Dirección: 'Calle Dos 2' }), 'Datos guardados.', 'cliente.direccion'],
  Gestión: [
    'Editar atención', (form) => fill(form, { 'Lugar de atención': 'Sede 2' }), 'Atención guardada.', 'lugar_atencion',
  ],
  Evaluación: [
    'Editar certificado', (form) => choice(form, 'Certificado').selectOption({ label: 'Observado' }),
    'Certificado guardado.', 'estado_certificado',
  ],
}

const oneRow = async ({ solicitud_id }, campo) => {
  const { historial } = await suite.api.detail(solicitud_id)
  assert.equal(historial.filter((row) => row.campo === campo).length, 1, campo)
}

suite.each('two presses of what edits in place save once', async (width) => {
  const wanted = await suite.api.request()
  const page = await suite.page('ADMIN', width, detailAddress(wanted))
  for (const [title, [opener, change, done, campo]] of Object.entries(inPlace)) {
    const block = region(page, title)
    await button(block, opener).click()
    await change(block)
    await pressTwice(page, button(block, 'Guardar'))
    await toast(page, done)
    await oneRow(wanted, campo)
  }
})

suite.each('two presses of what brings a request forward do it once, to its end', async (width) => {
  const wanted = await suite.api.request()
  const page = await suite.page('ADMIN', width, detailAddress(wanted))
  for (const [title, [change, send, done, campo]] of Object.entries(inDialogs)) {
    await button(page, title).click()
    const form = dialog(page, title)
    await change(form)
    await pressTwice(page, button(form, send))
    await toast(page, done)
    await gone(form)
    await oneRow(wanted, campo)
  }
  const block = region(page, 'Evaluación')
  await fill(block, { Diagnóstico: 'Sano' })
  await button(block, 'Cerrar solicitud').click()
  await pressTwice(page, button(dialog(page, '¿Cerrar la solicitud?'), 'Sí, cerrar'))
  await toast(page, 'Solicitud cerrada.')
  await oneRow(wanted, 'estado_atencion')
  const { pagos, resultados_medicos } = await suite.api.detail(wanted.solicitud_id)
  assert.deepEqual([pagos.length, resultados_medicos.length], [1, 1])
})

suite.each('two presses of an override apply it once', async (width) => {
  const wanted = await suite.api.request('CERRADO')
  const page = await suite.page('ADMIN', width, detailAddress(wanted))
  await button(page, 'Override').click()
  const form = dialog(page, 'Override')
  await fill(form, { Motivo: 'Faltaba un pago' })
  await choice(form, 'Acción').selectOption({ label: 'Registrar pago' })
  await radio(form, 'Yape').check()
  await pressTwice(page, button(form, 'Aplicar override'))
  await toast(page, 'Override aplicado.')
  await oneRow(wanted, 'override')
  assert.equal((await suite.api.detail(wanted.solicitud_id)).pagos.length, 2)
})

suite.each('two presses cancel once', async (width) => {
  const wanted = await suite.api.request()
  const page = await suite.page('ADMIN', width, detailAddress(wanted))
  await button(page, 'Cancelar solicitud').click()
  const form = dialog(page, 'Cancelar solicitud')
  await fill(form, { Motivo: 'Desistió' })
  await pressTwice(page, button(form, 'Sí, cancelar la solicitud'))
  await toast(page, 'Solicitud cancelada.')
  await oneRow(wanted, 'estado_atencion')
})

suite.each('two presses delete once, and nothing but this request', async (width) => {
  const wanted = await suite.api.request()
  const page = await suite.page('ADMIN', width, detailAddress(wanted))
  const before = await suite.api.count({})
  await button(page, 'Eliminar solicitud').click()
  const form = dialog(page, 'Eliminar solicitud')
  await fill(form, { [`Escriba ${wanted.codigo} para confirmar`]: wanted.codigo })
  await pressTwice(page, button(form, 'Eliminar para siempre'))
  await toast(page, `${wanted.codigo} se eliminó.`)
  assert.equal(await suite.api.count({}), before - 1)
})

suite.each('two presses register one request', async (width) => {
  const page = await suite.page('OPERADOR', width, '/app/solicitudes/nueva')
  const documento = newDni()
  const client = group(page, 'Cliente')
  await fill(client, { 'Número de documento': documento, Nombres: 'Una', Apellidos: 'Sola' })
  await pressTwice(page, button(page, 'Registrar solicitud'))
  await page.waitForURL(/\/solicitudes\/\d+$/)
  assert.equal(await suite.api.count({ q: documento }), 1)
})

suite.each('two presses sign in once', async (width) => {
  const context = await suite.context(width)
  const page = await context.newPage()
  await page.goto('/login')
  await fill(page, { 'Correo electrónico': people.MEDICO.email, Contraseña: people.MEDICO.password })
  await pressTwice(page, button(page, 'Ingresar'))
  await see(region(page, 'Por evaluar'))
  await context.close()
})

suite.nothingBroken()
