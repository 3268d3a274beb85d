import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { pdf, png, sample } from './support/samples.mjs'
import { sound } from './support/sound.mjs'
import {
  Suite, button, choice, detailAddress, dialog, focused, gone, linesOf, radio, region, see, toast,
} from './support/suite.mjs'
import { until } from './support/stack.mjs'

const suite = Suite.open()

const files = (page) => region(page, 'Archivos').getByRole('list', { name: 'Archivos' }).getByRole('listitem')
const file = (page, name) => files(page).filter({ hasText: name })
const uploads = (page) => region(page, 'Archivos').getByRole('list', { name: 'Subidas' }).getByRole('listitem')

async function choose(page, scope, opener, ...some) {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(scope, opener).click()])
  await chooser.setFiles(some)
}

const add = (page, ...some) => choose(page, region(page, 'Archivos'), 'Elegir archivos', ...some)

async function open(role, width, estado) {
  const made = await suite.api.request(estado)
  return { id: made.solicitud_id, page: await suite.page(role, width, detailAddress(made)) }
}

const kept = async (id) => (await suite.api.detail(id)).archivos.map(({ nombre, tipo }) => [nombre, tipo])

suite.each('A12 several files are sent at once, looked at, fetched and deleted', async (width) => {
  const { id, page } = await open('OPERADOR', width)
  await choice(page, 'Tipo de archivo').selectOption('OTROS')
  await add(page, sample('foto.png', 'image/png', png), sample('informe.pdf', 'application/pdf', pdf()))
  await toast(page, '«foto.png» se subió.')
  await toast(page, '«informe.pdf» se subió.')
  assert.deepEqual((await kept(id)).sort(), [['foto.png', 'OTROS'], ['informe.pdf', 'OTROS']])
  await sound(page)

  await button(page, 'Ver foto.png').click()
  const picture = dialog(page, 'foto.png').getByRole('img', { name: 'foto.png' })
  await see(picture)
  assert.equal(await picture.evaluate((one) => one.decode().then(() => one.naturalWidth)), 10)
  await sound(page)
  await page.keyboard.press('Escape')
  await gone(dialog(page, 'foto.png'))
  await focused(button(page, 'Ver foto.png'), 'after the preview')

  await button(page, 'Ver informe.pdf').click()
  await see(dialog(page, 'informe.pdf').locator('iframe[src^="blob:"]'))
  // The browser's own viewer came up in the frame: the policy let it.
  await until('the viewer is there', () => page.frames().some((frame) => frame.url().startsWith('chrome-extension:')))
  await button(dialog(page, 'informe.pdf'), 'Volver').click()

  const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'Descargar informe.pdf').click()])
  assert.equal(download.suggestedFilename(), 'informe.pdf')
  assert.deepEqual(await readFile(await download.path()), pdf())

  await button(page, 'Eliminar foto.png').click()
  const asked = dialog(page, '¿Eliminar el archivo?')
  await button(asked, 'Volver').click()
  assert.equal((await kept(id)).length, 2)
  await button(page, 'Eliminar foto.png').click()
  await button(asked, 'Sí, eliminar').click()
  await toast(page, '«foto.png» se eliminó.')
  await gone(file(page, 'foto.png'))
  assert.deepEqual(await kept(id), [['informe.pdf', 'OTROS']])
  await see(region(page, 'Historial').getByText('Eliminó el archivo «foto.png»'))
  const told = (await linesOf(page, 'Historial')).join('\n')
  assert.match(told, /Subió el archivo «foto.png»[^]*Ana Operadora/)
})

suite.each('files are dropped on the page, and what is too large or gone is told before or after', async (width) => {
  const { id, page } = await open('GESTOR', width, 'CERRADO')
  const place = page.getByRole('group', { name: 'Agregar archivos' })
  await see(place.getByText('Hasta 10 MB cada uno.'))
  const dropped = await page.evaluateHandle(() => {
    const transfer = new DataTransfer()
    for (const name of ['uno.txt', 'dos.txt']) transfer.items.add(new File([name], name, { type: 'text/plain' }))
    return transfer
  })
  await place.dispatchEvent('dragover', { dataTransfer: dropped })
  await place.dispatchEvent('drop', { dataTransfer: dropped })
  await see(file(page, 'uno.txt'))
  await see(file(page, 'dos.txt'))
  assert.deepEqual((await kept(id)).map(([name]) => name).sort(), ['dos.txt', 'uno.txt'])
  // Text is not shown: only what cannot do anything.
  assert.equal(await button(page, 'Ver uno.txt').count(), 0)

  const sent = []
  page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()))
  const large = join(suite.stack.directory, 'enorme.bin')
  await writeFile(large, Buffer.alloc(10 * 1024 * 1024 + 1))
  await add(page, large)
  await see(page.getByText('enorme.bin: Pesa más de los 10 MB que se reciben.'))
  assert.deepEqual([sent, await uploads(page).count()], [[], 0])
  await sound(page)

  // Somebody else deletes it first: it is what was wanted.
  const { archivo_id } = (await suite.api.detail(id)).archivos.find(({ nombre }) => nombre === 'uno.txt')
  suite.expected.push(/status of 404 .*\/archivos\//)
  await suite.api.send('DELETE', `/archivos/${archivo_id}`)
  await button(page, 'Descargar uno.txt').click()
  await see(dialog(page, 'No se pudo descargar'))
  await button(dialog(page, 'No se pudo descargar'), 'Volver').click()
  await button(page, 'Eliminar uno.txt').click()
  await button(dialog(page, '¿Eliminar el archivo?'), 'Sí, eliminar').click()
  await gone(file(page, 'uno.txt'))
})

/** The next upload breaks, before the server has it or after. */
async function breakNext(page, arrives) {
  let broken = false
  await page.route('**/archivos', async (route) => {
    if (broken || route.request().method() !== 'POST') return route.fallback()
    broken = true
    if (arrives) await route.fetch()
    await route.abort('connectionreset')
  })
}

for (const [when, arrives] of [['before the server had it', false], ['after the server had it', true]])
  suite.each(`an upload that broke ${when} is sent again without a second copy`, async (width) => {
    const { id, page } = await open('OPERADOR', width)
    suite.expected.push(/ERR_CONNECTION_RESET/)
    await breakNext(page, arrives)
    await add(page, sample('foto.png', 'image/png', png))
    const row = uploads(page).first()
    await see(row.getByText('Se cortó la conexión.'))
    await sound(page)
    await page.getByRole('link', { name: 'Inicio', exact: true }).click()
    await button(dialog(page, '¿Salir sin guardar?'), 'Seguir editando').click()
    await button(row, 'Reintentar').click()
    await toast(page, '«foto.png» se subió.')
    await gone(row)
    await see(file(page, 'foto.png'))
    assert.equal((await kept(id)).length, 1)
  })

suite.each('A9 a payment is registered with its voucher in one step', async (width) => {
  const { id, page } = await open('GESTOR', width, 'ASIGNADO_GESTOR')
  await button(page, 'Registrar pago').click()
  const form = dialog(page, 'Registrar pago')
  await radio(form, 'Yape').check()
  await choose(page, form, 'Adjuntar comprobante', sample('yape.png', 'image/png', png), sample('b.pdf', 'application/pdf', pdf()))
  await button(form, 'Quitar b.pdf').click()
  await sound(page)
  await button(form, 'Guardar pago').click()
  await toast(page, 'Pago registrado.')
  await toast(page, '«yape.png» se subió.')
  const { pagos, archivos } = await suite.api.detail(id)
  assert.deepEqual(archivos.map(({ nombre, tipo, pago_id }) => [nombre, tipo, pago_id]), [
    ['yape.png', 'EVIDENCIA_PAGO', pagos[0].pago_id],
  ])
  await button(page, 'Ver comprobante yape.png').click()
  await see(dialog(page, 'yape.png').getByRole('img'))
  await page.keyboard.press('Escape')

  await button(page, 'Registrar pago').click()
  await radio(form, 'Efectivo').check()
  await choose(page, form, 'Adjuntar comprobante', sample('recibo.pdf', 'application/pdf', pdf()))
  await button(form, 'Guardar pago').click()
  await toast(page, '«recibo.pdf» se subió.')
  const after = await suite.api.detail(id)
  assert.deepEqual(after.archivos.map(({ pago_id }) => pago_id), after.pagos.map(({ pago_id }) => pago_id))
})

test('on a phone a picture can be taken', { timeout: 60_000 }, async () => {
  const context = await suite.context(360, { api: await suite.apiOf('OPERADOR'), hasTouch: true, isMobile: true })
  const page = await context.newPage()
  await page.goto(detailAddress(await suite.api.request()))
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(page, 'Tomar foto').click()])
  assert.equal(await chooser.element().getAttribute('capture'), 'environment')
  await chooser.setFiles([sample('camara.jpg', 'image/jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0]))])
  await toast(page, '«camara.jpg» se subió.')
  // A picture of which only the beginning came says so.
  await button(page, 'Ver camara.jpg').click()
  await see(page.getByText('La imagen está dañada y no se puede mostrar.'))
  await context.close()
})

suite.nothingBroken()
