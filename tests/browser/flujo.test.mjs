import assert from 'node:assert/strict'
import { newDni } from './support/api.mjs'
import {
  Suite, button, detailAddress, dialog, gone, group, radio, region, see, text, toast,
} from './support/suite.mjs'

const suite = Suite.open()

suite.each('A18 four people in four browsers bring one request from registration to closure', async (width) => {
  const operador = await suite.page('OPERADOR', width, '/app/solicitudes/nueva')
  const client = group(operador, 'Cliente')
  await text(client, 'Número de documento').fill(newDni())
  await text(client, 'Nombres').fill('Flujo')
  await text(client, 'Apellidos').fill('Completo')
  await button(operador, 'Registrar solicitud').click()
  await operador.waitForURL(/\/solicitudes\/\d+$/)
  const address = new URL(operador.url()).pathname
  await button(operador, 'Asignar gestor').click()
  await radio(dialog(operador, 'Asignar gestor'), 'Carlos Gestor').check()
  await button(dialog(operador, 'Asignar gestor'), 'Asignar').click()
  await toast(operador, 'Gestor asignado.')

  const gestor = await suite.page('GESTOR', width)
  await region(gestor, 'Por cobrar').getByRole('link', { name: /Flujo Completo/ }).first().waitFor()
  await gestor.goto(address)
  await button(gestor, 'Registrar pago').click()
  await radio(dialog(gestor, 'Registrar pago'), 'Yape').check()
  await button(dialog(gestor, 'Registrar pago'), 'Guardar pago').click()
  await toast(gestor, 'Pago registrado.')
  await button(gestor, 'Asignar médico').click()
  await radio(dialog(gestor, 'Asignar médico'), 'Maria Medico').check()
  await button(dialog(gestor, 'Asignar médico'), 'Asignar').click()
  await toast(gestor, 'Médico asignado.')

  const medico = await suite.page('MEDICO', width)
  await region(medico, 'Por evaluar').getByRole('link', { name: /Flujo Completo/ }).first().waitFor()
  await medico.goto(address)
  const block = region(medico, 'Evaluación')
  await radio(block, 'Observado').check()
  await text(block, 'Resultado').fill('Requiere otra prueba')
  await button(block, 'Cerrar solicitud').click()
  await button(dialog(medico, '¿Cerrar la solicitud?'), 'Sí, cerrar').click()
  await toast(medico, 'Solicitud cerrada.')

  const admin = await suite.page('ADMIN', width, address)
  await see(region(admin, 'Historial').getByText('Cerró la solicitud'))
  const saved = await suite.api.detail(address.split('/').pop())
  assert.deepEqual([saved.estado_operativo, saved.estado_certificado], ['CERRADO', 'OBSERVADO'])
  assert.deepEqual(
    [...new Set(saved.historial.map(({ usuario_nombre }) => usuario_nombre))].sort(),
    ['Ana Operadora', 'Carlos Gestor', 'Maria Medico'],
  )
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
