import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { people } from './support/api.mjs'
import { limaDay, shownDay } from './support/days.mjs'
import { sound } from './support/sound.mjs'
import { until } from './support/stack.mjs'
import { Suite, button, choice, detailAddress, see } from './support/suite.mjs'

const states = {
  REGISTRADO: 'Registrado', ASIGNADO_GESTOR: 'Con gestor', PAGADO: 'Pagado', ASIGNADO_MEDICO: 'Con médico',
  CERRADO: 'Cerrado', CANCELADO: 'Cancelado',
}
const made = {}

const suite = Suite.open(async ({ api }) => {
  for (const estado of Object.keys(states)) {
    const cliente = { nombres: 'Zoila', apellidos: `Quintana ${states[estado]}` }
    made[estado] = await api.request(estado, { cliente })
  }
  made.promoted = await api.request('REGISTRADO', { promotor_id: 1 })
  for (let index = 0; index < 20; index++) await api.request()
})

const codes = (page) =>
  page.getByRole('region', { name: 'Resultados' }).getByRole('link', { name: /^CMEP-/ }).allInnerTexts()
const pager = (page) => page.getByRole('navigation', { name: 'Páginas' })

suite.each('A2 a request is found by part of a name, by the full name and by the document', async (width) => {
  const wanted = made.PAGADO
  for (const q of ['quintana pag', 'Zoila Quintana Pagado', wanted.cliente.numero_documento, wanted.codigo]) {
    const page = await suite.page('ADMIN', width, '/app/solicitudes')
    await page.getByRole('searchbox', { name: 'Buscar solicitudes' }).fill(q)
    await see(pager(page).getByText('1–1 de 1'))
    assert.deepEqual(await codes(page), [wanted.codigo], q)
    assert.equal(new URL(page.url()).searchParams.get('q'), q)
  }
})

suite.each('A2 each state has its filter, its true count, and keeps in the address', async (width) => {
  const page = await suite.page('ADMIN', width, '/app/solicitudes?q=quintana')
  assert.equal(await page.title(), 'Solicitudes · CMEP')
  await see(pager(page).getByText('1–6 de 6'))
  const chips = page.getByRole('group', { name: 'Estado' })
  for (const [estado, words] of Object.entries(states)) {
    const chip = chips.getByRole('button', { name: new RegExp(`^${words} ?1$`) })
    await chip.click()
    await see(pager(page).getByText('1–1 de 1'))
    await see(page.getByRole('link', { name: made[estado].codigo }))
    assert.deepEqual(await codes(page), [made[estado].codigo], estado)
    assert.equal(await chip.getAttribute('aria-pressed'), 'true')
    assert.equal(new URL(page.url()).searchParams.get('estado_operativo'), estado)
  }
})

suite.each('A2 every request is on exactly one page', async (width) => {
  const total = await suite.api.count({})
  const page = await suite.page('ADMIN', width, '/app/solicitudes')
  await see(pager(page).getByText(`1–20 de ${total}`))
  const first = await codes(page)
  await button(pager(page), 'Siguiente').click()
  await see(pager(page).getByText(`21–${total} de ${total}`))
  const all = [...first, ...(await codes(page))]
  assert.equal(new Set(all).size, total)
  await button(pager(page), 'Anterior').click()
  await see(pager(page).getByText(`1–20 de ${total}`))
})

suite.each('A2 filters and order show in the list and in the address, and outlive a reload', async (width) => {
  const today = limaDay()
  const page = await suite.page('ADMIN', width, '/app/solicitudes?q=quintana')
  const address = () => new URL(page.url()).searchParams
  await button(page, 'Filtros').click()
  await choice(page, 'Gestor').selectOption({ label: people.GESTOR.name })
  await see(pager(page).getByText('1–4 de 4'))
  await choice(page, 'Médico').selectOption({ label: people.MEDICO.name })
  await see(pager(page).getByText('1–2 de 2'))
  await choice(page, 'Orden').selectOption({ label: 'Más antiguas primero' })
  const expected = [made.ASIGNADO_MEDICO.codigo, made.CERRADO.codigo]
  await until('the oldest is first', async () => (await codes(page)).join() === expected.join())
  await page.getByLabel('Desde', { exact: true }).fill(shownDay(today))
  await page.getByLabel('Hasta', { exact: true }).fill(shownDay(today))
  await see(button(page, 'Filtros (4)'))
  await page.reload()
  await see(pager(page).getByText('1–2 de 2'))
  assert.deepEqual(await codes(page), expected)
  assert.deepEqual([address().get('desde'), address().get('hasta'), address().get('orden')], [today, today, 'antiguo'])
  assert.equal(await page.getByLabel('Desde', { exact: true }).inputValue(), shownDay(today))
  await page.getByLabel('Hasta', { exact: true }).fill('01/01/2020')
  await see(page.getByText('Ninguna solicitud coincide'))

  await button(page, 'Quitar filtros').first().click()
  await choice(page, 'Promotor').selectOption('1')
  await see(pager(page).getByText('1–1 de 1'))
  assert.deepEqual(await codes(page), [made.promoted.codigo])
  await sound(page)

  const gestor = await suite.page('GESTOR', width, '/app/solicitudes?q=quintana')
  await see(pager(gestor).getByText('1–6 de 6'))
  await button(gestor, 'Filtros').click()
  await gestor.getByRole('checkbox', { name: 'Solo las mías' }).check()
  await see(pager(gestor).getByText('1–4 de 4'))
  assert.equal(new URL(gestor.url()).searchParams.get('mine'), 'true')
})

suite.each('A2 a search without a result says what to do next', async (width) => {
  const page = await suite.page('ADMIN', width, '/app/solicitudes?q=zzzzzzzz')
  await see(page.getByText('Ninguna solicitud coincide'))
  await button(page, 'Quitar filtros').first().click()
  await see(pager(page))
})

suite.each('A4 a request opens from the list, and an unknown one says so', async (width) => {
  const wanted = made.CERRADO
  const page = await suite.page('OPERADOR', width, `/app/solicitudes?q=${wanted.codigo}`)
  await page.getByRole('link', { name: wanted.codigo }).click()
  await see(page.getByRole('heading', { name: wanted.codigo }))
  assert.equal(new URL(page.url()).pathname, detailAddress(wanted))
  for (const words of ['Zoila', 'Quintana Cerrado', wanted.cliente.numero_documento]) {
    await see(page.getByRole('region', { name: 'Datos' }).getByText(words, { exact: true }))
  }
  suite.expected.push(/status of 404 .*\/solicitudes\/99999999/)
  await page.goto('/app/solicitudes/99999999')
  await see(page.getByText('Esa solicitud no existe'))
})

suite.each('ADMIN takes away as CSV all that the filters of the list let through, and nobody else is offered it', async (width) => {
  const exported = (page) => page.getByRole('link', { name: 'Exportar CSV' })
  const download = async (page) => {
    const [file] = await Promise.all([page.waitForEvent('download'), exported(page).click()])
    assert.match(file.suggestedFilename(), /^solicitudes.*\.csv$/)
    const [header, ...rows] = (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n')
    assert.match(header, /^\uFEFF"Código",/)
    return rows.map((row) => /^"([^"]+)"/.exec(row)[1])
  }
  const page = await suite.page('ADMIN', width, '/app/solicitudes?page=2')
  await see(pager(page))
  assert.equal((await download(page)).length, await suite.api.count({}), 'every page of it')

  await page.goto('/app/solicitudes?q=quintana&orden=antiguo')
  await see(pager(page).getByText('1–6 de 6'))
  const shown = await codes(page)
  assert.deepEqual(await download(page), shown)
  await page.getByRole('group', { name: 'Estado' }).getByRole('button', { name: /^Pagado/ }).click()
  await see(pager(page).getByText('1–1 de 1'))
  assert.deepEqual(await download(page), [made.PAGADO.codigo])

  for (const role of ['OPERADOR', 'GESTOR', 'MEDICO']) {
    const other = await suite.page(role, width, '/app/solicitudes')
    await see(pager(other))
    assert.equal(await exported(other).count(), 0, role)
  }
})

suite.nothingBroken()
