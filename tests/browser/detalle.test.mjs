import assert from 'node:assert/strict'
import { limaDay, shownDay } from './support/days.mjs'
import {
  Suite, button, choice, detailAddress, dialog, gone, linesOf, radio, region, see, text, toast,
} from './support/suite.mjs'

const suite = Suite.open(async ({ stack }) => {
  await stack.hire('GESTOR', 'Otro', 'Gestor')
  await stack.hire('MEDICO', 'Otra', 'Medico')
})
const has = (lines, words) => assert.ok(lines.some((line) => line.includes(words)), `${words} in ${lines.join(' | ')}`)

/** By its dialog; the block then shows who it is. */
async function assign(page, opener, name, block) {
  await button(page, opener).click()
  const form = dialog(page, opener)
  await radio(form, name).check()
  await button(form, 'Asignar').click()
  await gone(form)
  await see(block.getByText(name, { exact: true }))
}

suite.each('A5 a cancellation asks for the reason and shows it', async (width) => {
  const wanted = await suite.api.request()
  const page = await suite.page('OPERADOR', width, detailAddress(wanted))
  await button(page, 'Cancelar solicitud').click()
  const form = dialog(page, 'Cancelar solicitud')
  await button(form, 'Sí, cancelar la solicitud').click()
  await see(form.getByText('Escriba por qué se cancela.'))
  await text(form, 'Motivo').fill('El cliente viaja')
  await button(form, 'Sí, cancelar la solicitud').click()
  await toast(page, 'Solicitud cancelada.')
  await see(page.getByText('Motivo: El cliente viaja'))
  const { estado_operativo, motivo_cancelacion } = await suite.api.detail(wanted.solicitud_id)
  assert.deepEqual([estado_operativo, motivo_cancelacion], ['CANCELADO', 'El cliente viaja'])
})

suite.each('A6 a deletion happens only after the código was typed', async (width) => {
  const wanted = await suite.api.request()
  const page = await suite.page('ADMIN', width, detailAddress(wanted))
  await button(page, 'Eliminar solicitud').click()
  const form = dialog(page, 'Eliminar solicitud')
  const confirmation = text(form, `Escriba ${wanted.codigo} para confirmar`)
  await confirmation.fill('CMEP-0')
  await button(form, 'Eliminar para siempre').click()
  await see(form.getByText(`Escriba ${wanted.codigo} para confirmar.`))
  await confirmation.fill(wanted.codigo)
  await button(form, 'Eliminar para siempre').click()
  await toast(page, `${wanted.codigo} se eliminó.`)
  assert.equal((await suite.api.send('GET', `/solicitudes/${wanted.solicitud_id}`)).status, 404)
})

suite.each('A7 an edit is saved, a field can be cleared, and the history tells both', async (width) => {
  const wanted = await suite.api.request('REGISTRADO', { cliente: { celular: '987000111' } })
  const page = await suite.page('OPERADOR', width, detailAddress(wanted))
  await button(page, 'Editar datos').click()
  const block = region(page, 'Datos')
  await text(block, 'Nombres').fill('Lucía María')
  await text(block, 'Celular').fill('')
  await button(block, 'Guardar').click()
  await toast(page, 'Datos guardados.')
  await see(block.getByText('Lucía María'))
  const lines = await linesOf(page, 'Historial')
  has(lines, 'Cambió los nombres del cliente: «Lucía» → «Lucía María»')
  has(lines, 'Borró el celular del cliente: «987000111»')
  assert.equal((await suite.api.detail(wanted.solicitud_id)).cliente.celular, null)
})

suite.each('leaving a changed form asks, and nothing typed is lost by a wrong press', async (width) => {
  const wanted = await suite.api.request()
  const page = await suite.page('OPERADOR', width, detailAddress(wanted))
  await button(page, 'Editar datos').click()
  const comment = text(region(page, 'Datos'), 'Comentario')
  await comment.fill('A medias')
  await page.getByRole('navigation', { name: 'Principal' }).getByRole('link', { name: 'Inicio' }).click()
  await button(dialog(page, '¿Salir sin guardar?'), 'Seguir editando').click()
  assert.equal(await comment.inputValue(), 'A medias')
  await button(region(page, 'Datos'), 'Descartar').click()
  await button(dialog(page, '¿Descartar los cambios?'), 'Descartar cambios').click()
  await gone(comment)
  assert.equal((await suite.api.detail(wanted.solicitud_id)).comentario, null)
})

suite.each('A8 the gestor is assigned and changed; tipo and lugar de atención are kept', async (width) => {
  const wanted = await suite.api.request()
  const page = await suite.page('OPERADOR', width, detailAddress(wanted))
  const block = region(page, 'Gestión')
  await assign(page, 'Asignar gestor', 'Carlos Gestor', block)
  await assign(page, 'Cambiar gestor', 'Otro Gestor', block)
  await button(block, 'Editar atención').click()
  await choice(block, 'Tipo de atención').selectOption({ label: 'Presencial' })
  await text(block, 'Lugar de atención').fill('Sede Miraflores')
  await button(block, 'Guardar').click()
  await toast(page, 'Atención guardada.')
  has(await linesOf(page, 'Historial'), 'Carlos Gestor → Otro Gestor')
  const saved = await suite.api.detail(wanted.solicitud_id)
  assert.equal(saved.asignaciones_vigentes.GESTOR.nombre, 'Otro Gestor')
  assert.deepEqual([saved.tipo_atencion, saved.lugar_atencion], ['PRESENCIAL', 'Sede Miraflores'])
})

suite.each('A10 the doctor is changed for another, and the request stays where it was', async (width) => {
  const wanted = await suite.api.request('PAGADO')
  const page = await suite.page('ADMIN', width, detailAddress(wanted))
  const block = region(page, 'Evaluación')
  await assign(page, 'Asignar médico', 'Maria Medico', block)
  await assign(page, 'Cambiar médico', 'Otra Medico', block)
  has(await linesOf(page, 'Historial'), 'Maria Medico → Otra Medico')
  const { asignaciones_vigentes, estado_operativo } = await suite.api.detail(wanted.solicitud_id)
  assert.deepEqual([asignaciones_vigentes.MEDICO.nombre, estado_operativo], ['Otra Medico', 'ASIGNADO_MEDICO'])
})

suite.each('A9 the payment is prefilled with the tariff, and a second one adds to it', async (width) => {
  const wanted = await suite.api.request('ASIGNADO_GESTOR')
  const page = await suite.page('GESTOR', width, detailAddress(wanted))
  const form = dialog(page, 'Registrar pago')
  await button(page, 'Registrar pago').click()
  assert.equal(await text(form, 'Monto').inputValue(), '200.00')
  assert.equal(await text(form, 'Fecha de pago').inputValue(), shownDay(limaDay()))
  await radio(form, 'Transferencia').check()
  await text(form, 'Monto').fill('150.50')
  await button(form, 'Guardar pago').click()
  await gone(form)
  const block = region(page, 'Pago')
  await see(block.getByText('S/ 49.50'))
  await button(block, 'Registrar pago').click()
  await radio(form, 'Efectivo').check()
  await text(form, 'Monto').fill('49.50')
  await button(form, 'Guardar pago').click()
  await gone(form)
  assert.equal(await block.getByRole('table', { name: 'Pagos' }).getByRole('row').count(), 3)
  const { pagos, estado_operativo } = await suite.api.detail(wanted.solicitud_id)
  assert.deepEqual(pagos.map(({ canal_pago, monto }) => [canal_pago, monto]), [
    ['TRANSFERENCIA', '150.50'],
    ['EFECTIVO', '49.50'],
  ])
  assert.equal(estado_operativo, 'PAGADO')
})

suite.each('A10 and A11 doctor, result, certificate, closure; afterwards nothing can be changed', async (width) => {
  const wanted = await suite.api.request('PAGADO')
  const gestor = await suite.page('GESTOR', width, detailAddress(wanted))
  await button(gestor, 'Asignar médico').click()
  await radio(dialog(gestor, 'Asignar médico'), 'Maria Medico').check()
  await button(dialog(gestor, 'Asignar médico'), 'Asignar').click()
  await toast(gestor, 'Médico asignado.')
  const page = await suite.page('MEDICO', width, detailAddress(wanted))
  const block = region(page, 'Evaluación')
  await radio(block, 'Aprobado').check()
  await text(block, 'Diagnóstico').fill('Apto para el puesto')
  await text(block, 'Recomendaciones').fill('Control anual')
  await see(block.getByText('Lista para cerrar'))
  await button(block, 'Cerrar solicitud').click()
  await button(dialog(page, '¿Cerrar la solicitud?'), 'Sí, cerrar').click()
  await toast(page, 'Solicitud cerrada.')
  await see(block.getByText('Apto para el puesto'))
  for (const name of ['Editar datos', 'Editar atención', 'Editar certificado', 'Cerrar solicitud', 'Registrar pago',
    'Cambiar gestor', 'Cambiar médico', 'Cancelar solicitud']) {
    assert.equal(await button(page, name).count(), 0, name)
  }
  const steps = await page.getByRole('list', { name: 'Avance' }).getByRole('listitem').allInnerTexts()
  assert.equal(steps.filter((step) => step.includes('hecho')).length, 5)
  const saved = await suite.api.detail(wanted.solicitud_id)
  assert.equal(saved.estado_certificado, 'APROBADO')
  assert.equal(saved.resultados_medicos[0].diagnostico, 'Apto para el puesto')
})

suite.each('A13 the history tells every step, who took it, and can be filtered', async (width) => {
  const wanted = await suite.api.request('CERRADO')
  const page = await suite.page('OPERADOR', width, detailAddress(wanted))
  const lines = await linesOf(page, 'Historial')
  const { historial } = await suite.api.detail(wanted.solicitud_id)
  assert.equal(lines.length, historial.length)
  for (const words of ['Registró la solicitud', 'Asignó gestor: Carlos Gestor', 'Registró un pago de', 'quedó pagada',
    'Asignó médico: Maria Medico', 'Cerró la solicitud']) has(lines, words)
  assert.ok(lines.every((line) => line.includes('Admin Sistema')))
  await choice(page, 'Mostrar en el historial').selectOption({ label: 'Asignaciones' })
  assert.equal((await linesOf(page, 'Historial')).length, 2)
})

suite.each('A20 an override after closing needs a reason, and leaves it in the history', async (width) => {
  const wanted = await suite.api.request('CERRADO')
  const page = await suite.page('ADMIN', width, detailAddress(wanted))
  await button(page, 'Override').click()
  const form = dialog(page, 'Override')
  await choice(form, 'Acción').selectOption({ label: 'Editar datos' })
  await text(form, 'Nombres').fill('Corregida')
  await button(form, 'Aplicar override').click()
  await see(form.getByText('Escriba el motivo.'))
  await text(form, 'Motivo').fill('Nombre mal escrito')
  await button(form, 'Aplicar override').click()
  await toast(page, 'Override aplicado.')
  has(await linesOf(page, 'Historial'), 'Nombre mal escrito')
  const saved = await suite.api.detail(wanted.solicitud_id)
  assert.deepEqual([saved.cliente.nombres, saved.estado_operativo], ['Corregida', 'CERRADO'])
})

suite.nothingBroken()
