import assert from 'node:assert/strict'
import { newDni } from './support/api.mjs'
import {
  Suite, button, detailAddress, dialog, fill, group, radio, region, see, text, toast,
} from './support/suite.mjs'

const suite = Suite.open()

suite.each('A22 while the server is down it is said, and what was typed is sent once it is back', async (width) => {
  suite.expected.push(/status of 50[234] /)
  const wanted = await suite.api.request('ASIGNADO_GESTOR')
  const page = await suite.page('GESTOR', width, detailAddress(wanted))
  await button(page, 'Registrar pago').click()
  const form = dialog(page, 'Registrar pago')
  await radio(form, 'Plin').check()
  await text(form, 'Número de operación').fill('OP-22')
  await suite.stack.without('workflow', async () => {
    await button(form, 'Guardar pago').click()
    await see(form.getByRole('alert').getByText('Lo que escribió sigue aquí.'))
    assert.equal(await text(form, 'Número de operación').inputValue(), 'OP-22')
  })
  await button(form, 'Reintentar').dblclick()
  await toast(page, 'Pago registrado.')
  const { pagos } = await suite.api.detail(wanted.solicitud_id)
  assert.deepEqual(pagos.map(({ referencia_transaccion }) => referencia_transaccion), ['OP-22'])
})

suite.each('A22 a page that could not be read offers to try again', async (width) => {
  const page = await suite.page('ADMIN', width)
  const wanted = await suite.api.request()
  await suite.stack.without('workflow', async () => {
    await page.goto(detailAddress(wanted))
    await see(button(page, 'Reintentar'))
  })
  await button(page, 'Reintentar').first().click()
  await see(page.getByRole('heading', { name: wanted.codigo }))
})

suite.each('A22 with nothing answering at all, a form keeps what was typed until it can be sent', async (width) => {
  suite.expected.push(/ERR_CONNECTION_REFUSED/, /ERR_CONNECTION_RESET/, /ERR_EMPTY_RESPONSE/)
  const wanted = await suite.api.request()
  const page = await suite.page('OPERADOR', width, detailAddress(wanted))
  await button(page, 'Editar datos').click()
  const block = region(page, 'Datos')
  await fill(block, { Comentario: 'Escrito durante la caída' })
  await suite.stack.without('gateway', async () => {
    await button(block, 'Guardar').click()
    await see(block.getByRole('alert').getByText('No hay conexión con el servidor.'))
    await button(block, 'Reintentar').click()
    await see(block.getByRole('alert').getByText('Lo que escribió sigue aquí.'))
    assert.equal(await text(block, 'Comentario').inputValue(), 'Escrito durante la caída')
  })
  await button(block, 'Reintentar').click()
  await toast(page, 'Datos guardados.')
  assert.equal((await suite.api.detail(wanted.solicitud_id)).comentario, 'Escrito durante la caída')
})

suite.each('A22 with nothing answering at all, a new request is kept, also across a reload', async (width) => {
  const page = await suite.page('OPERADOR', width, '/app/solicitudes/nueva')
  const documento = newDni()
  const client = group(page, 'Cliente')
  await fill(client, { 'Número de documento': documento })
  await see(client.getByText('Todavía no está registrado.'))
  await fill(client, { Nombres: 'Durante', Apellidos: 'La caída' })
  await suite.stack.without('gateway', async () => {
    await button(page, 'Registrar solicitud').click()
    await see(page.getByRole('alert').getByText('No hay conexión con el servidor.'))
  })
  await page.reload()
  assert.equal(await text(client, 'Apellidos').inputValue(), 'La caída')
  await button(page, 'Registrar solicitud').click()
  await page.waitForURL(/\/solicitudes\/\d+$/)
  assert.equal(await suite.api.count({ q: documento }), 1)
})

suite.each('A22 a page opened while nothing answers says so, and is there once it is back', async (width) => {
  const page = await suite.page('ADMIN', width)
  const nav = page.getByRole('navigation', { name: 'Principal' })
  // The code of that page, which is not loaded yet.
  suite.expected.push(/Unable to preload|dynamically imported module/)
  await suite.stack.without('gateway', async () => {
    await nav.getByRole('link', { name: 'Solicitudes' }).click()
    await see(button(page, 'Reintentar'))
  })
  await button(page, 'Reintentar').first().click()
  await see(page.getByRole('heading', { name: 'Solicitudes' }))
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
