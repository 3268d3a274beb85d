import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newDni } from './support/api.mjs'
import {
  Suite, button, detailAddress, dialog, gone, group, radio, region, see, text, toast, widths,
} from './support/suite.mjs'

const suite = Suite.open()

async function register(page, apellidos) {
  await page.goto('/app/solicitudes/nueva')
  const client = group(page, 'Cliente')
  await text(client, 'Número de documento').fill(newDni())
  await text(client, 'Nombres').fill('Flujo')
  await text(client, 'Apellidos').fill(apellidos)
  await button(page, 'Registrar solicitud').click()
  await page.waitForURL(/\/solicitudes\/\d+$/)
  await assign(page, 'Asignar gestor', 'Carlos Gestor')
  return new URL(page.url()).pathname
}

async function assign(page, title, name) {
  await button(page, title).click()
  await radio(dialog(page, title), name).check()
  await button(dialog(page, title), 'Asignar').click()
  await gone(dialog(page, title))
}

async function collect(page, address) {
  await page.goto(address)
  await button(page, 'Registrar pago').click()
  const form = dialog(page, 'Registrar pago')
  await radio(form, 'Yape').check()
  await button(form, 'Guardar pago').click()
  await gone(form)
  await assign(page, 'Asignar médico', 'Maria Medico')
  return address
}

async function close(page, address) {
  await page.goto(address)
  const block = region(page, 'Evaluación')
  await radio(block, 'Observado').check()
  await text(block, 'Resultado').fill('Requiere otra prueba')
  await button(block, 'Cerrar solicitud').click()
  await button(dialog(page, '¿Cerrar la solicitud?'), 'Sí, cerrar').click()
  await see(region(page, 'Historial').getByText('Cerró la solicitud'))
  return address
}

const waits = (page, where, client) =>
  region(page, where).getByRole('link', { name: new RegExp(client) }).first().waitFor()

async function closedByThree(address) {
  const saved = await suite.api.detail(address.split('/').pop())
  assert.deepEqual([saved.estado_operativo, saved.estado_certificado], ['CERRADO', 'OBSERVADO'])
  assert.deepEqual([saved.pagos.length, saved.resultados_medicos.length], [1, 1])
  assert.deepEqual(
    [...new Set(saved.historial.map(({ usuario_nombre }) => usuario_nombre))].sort(),
    ['Ana Operadora', 'Carlos Gestor', 'Maria Medico'],
  )
}

suite.each('A18 four people in four browsers bring one request from registration to closure', async (width) => {
  const operador = await suite.page('OPERADOR', width)
  const address = await register(operador, 'Completo')
  await toast(operador, 'Gestor asignado.')

  const gestor = await suite.page('GESTOR', width)
  await waits(gestor, 'Por cobrar', 'Flujo Completo')
  await collect(gestor, address)
  await toast(gestor, 'Pago registrado.')
  await toast(gestor, 'Médico asignado.')

  const medico = await suite.page('MEDICO', width)
  await waits(medico, 'Por evaluar', 'Flujo Completo')
  await close(medico, address)
  await toast(medico, 'Solicitud cerrada.')

  const admin = await suite.page('ADMIN', width, address)
  await see(region(admin, 'Historial').getByText('Cerró la solicitud'))
  await closedByThree(address)
})

/** One person takes up each as soon as it is there and the one before is done; what that makes of it. */
function inTurn(waiting, work) {
  let free = Promise.resolve()
  return waiting.map((one) => (free = Promise.all([one, free]).then(([given]) => work(given))))
}

test('A18 ten requests go through the hands of four people who all work at the same time', { timeout: 300_000 }, async () => {
  const people = ['OPERADOR', 'GESTOR', 'MEDICO', 'ADMIN']
  const [operador, gestor, medico, admin] = await Promise.all(people.map((role) => suite.page(role, widths.at(-1))))
  // Four browsers that all want the processor wait for each other.
  for (const page of [operador, gestor, medico, admin]) page.setDefaultTimeout(60_000)
  const clients = Array.from('ABCDEFGHIJ', (letter) => Promise.resolve(`Simultáneo ${letter}`))
  const registered = inTurn(clients, (apellidos) => register(operador, apellidos))
  const collected = inTurn(registered, (address) => collect(gestor, address))
  const closed = inTurn(collected, (address) => close(medico, address))
  const seen = inTurn(closed, async (address) => {
    await admin.goto(address)
    await see(region(admin, 'Historial').getByText('Cerró la solicitud'))
    return address
  })
  const addresses = await Promise.all(seen)
  assert.equal(new Set(addresses).size, 10)
  for (const address of addresses) await closedByThree(address)
  assert.equal(await suite.api.count({ q: 'simultaneo', estado_operativo: 'CERRADO' }), 10)
})

suite.each('A21 who edits an old version is told by whom it changed, and loses nothing typed', async (width) => {
  const wanted = await suite.api.request()
  const first = await suite.page('OPERADOR', width, detailAddress(wanted))
  const second = await suite.page('GESTOR', width, detailAddress(wanted))
  for (const page of [first, second]) await button(page, 'Editar datos').click()
  const mine = region(first, 'Datos')
  await text(mine, 'Comentario').fill('Lo que yo escribí')
  const theirs = region(second, 'Datos')
  await text(theirs, 'Comentario').fill('Lo del otro')
  await text(theirs, 'Dirección').fill('Jr. Unión 5')
  await button(theirs, 'Guardar').click()
  await toast(second, 'Datos guardados.')

  suite.expected.push(/status of 409 /)
  const refusal = first.waitForResponse((answer) => answer.status() === 409)
  await button(mine, 'Guardar').click()
  const [{ field, message: who }] = (await (await refusal).json()).error.details
  assert.deepEqual([field, who], ['cambiado_por', 'Carlos Gestor'])
  const told = dialog(first, 'La solicitud cambió mientras tanto')
  await see(told.getByText(`La cambió ${who}.`))
  await button(told, 'Revisar').click()
  await gone(told)
  assert.equal(await text(mine, 'Comentario').inputValue(), 'Lo que yo escribí')
  assert.equal(await text(mine, 'Dirección').inputValue(), 'Jr. Unión 5')
  await see(mine.getByText('«Lo del otro»'))
  await button(mine, 'Guardar').click()
  await toast(first, 'Datos guardados.')
  const saved = await suite.api.detail(wanted.solicitud_id)
  assert.deepEqual([saved.comentario, saved.cliente.direccion], ['Lo que yo escribí', 'Jr. Unión 5'])
})

suite.nothingBroken()
