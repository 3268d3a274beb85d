import assert from 'node:assert/strict'
import { Suite, button, detailAddress, dialog, radio, region, see, text, toast } from './support/suite.mjs'

const suite = Suite.open()

suite.each('A22 while the server is down it is said, and what was typed is sent once it is back', async (width) => {
  suite.expected.push(/status of 50[234] /)
  const wanted = await suite.api.request('ASIGNADO_GESTOR')
  const page = await suite.page('GESTOR', width, detailAddress(wanted))
  await button(page, 'Registrar pago').click()
  const form = dialog(page, 'Registrar pago')
  await radio(form, 'Plin').check()
  await text(form, 'Número de operación').fill('OP-22')
  await suite.stack.control('stop', 'workflow')
  try {
    await button(form, 'Guardar pago').click()
    await see(form.getByRole('alert').getByText('Lo que escribió sigue aquí.'))
    assert.equal(await text(form, 'Número de operación').inputValue(), 'OP-22')
  } finally {
    await suite.stack.control('start', 'workflow')
    await suite.stack.ready()
  }
  await button(form, 'Reintentar').click()
  await toast(page, 'Pago registrado.')
  const { pagos } = await suite.api.detail(wanted.solicitud_id)
  assert.deepEqual(pagos.map(({ referencia_transaccion }) => referencia_transaccion), ['OP-22'])
})

suite.each('A22 a page that could not be read offers to try again', async (width) => {
  const page = await suite.page('ADMIN', width)
  const wanted = await suite.api.request()
  await suite.stack.control('stop', 'workflow')
  try {
    await page.goto(detailAddress(wanted))
    await see(button(page, 'Reintentar'))
  } finally {
    await suite.stack.control('start', 'workflow')
    await suite.stack.ready()
  }
  await button(page, 'Reintentar').first().click()
  await see(page.getByRole('heading', { name: wanted.codigo }))
})

suite.each('a form filled without a connection is sent when there is one again', async (width) => {
  suite.expected.push(/ERR_INTERNET_DISCONNECTED/)
  const wanted = await suite.api.request()
  const page = await suite.page('OPERADOR', width, detailAddress(wanted))
  await button(page, 'Editar datos').click()
  const block = region(page, 'Datos')
  await text(block, 'Comentario').fill('Sin señal')
  await page.context().setOffline(true)
  try {
    await see(page.getByText('Sin conexión. Lo que escribe se conserva'))
    await button(block, 'Guardar').click()
    await see(block.getByRole('alert'))
    assert.equal(await text(block, 'Comentario').inputValue(), 'Sin señal')
  } finally {
    await page.context().setOffline(false)
  }
  await button(block, 'Reintentar').click()
  await toast(page, 'Datos guardados.')
  assert.equal((await suite.api.detail(wanted.solicitud_id)).comentario, 'Sin señal')
})

suite.nothingBroken()
