import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { limaDay } from './support/days.mjs'
import { sound } from './support/sound.mjs'
import { Suite, button, choice, dialog, focused, gone, region, see } from './support/suite.mjs'

const states = ['REGISTRADO', 'ASIGNADO_GESTOR', 'PAGADO', 'ASIGNADO_MEDICO', 'CERRADO', 'CANCELADO']
const today = limaDay()
const daysBefore = (day, days) => new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10)

const suite = Suite.open(async ({ api, apiOf, stack }) => {
  for (const estado of states) await api.request(estado, { promotor_id: 1 })
  const second = await stack.hire('GESTOR', 'Rosa', 'Segunda')
  const { persona_id } = (await api.data('GET', '/empleados?rol=GESTOR')).find(({ nombre }) => nombre === second.name)
  const pay = (id, fecha_pago, monto, moneda = 'PEN') =>
    api.act(id, 'registrar-pago', { canal_pago: 'YAPE', fecha_pago, monto, moneda })
  // Paid now, before, in two parts, in dollars, and cancelled afterwards.
  for (const [day, monto] of [[today, '150.50'], [daysBefore(today, 1), '80'], [daysBefore(today, 40), '99.99']]) {
    const { solicitud_id: id } = await api.request('REGISTRADO')
    await api.act(id, 'asignar-gestor', { persona_id_gestor: persona_id })
    await pay(id, day, monto)
    if (day === today) await pay(id, today, '0.05')
    if (monto === '80') await api.act(id, 'cancelar', { comentario: 'Desistió' })
  }
  const { solicitud_id: dollars } = await api.request('ASIGNADO_GESTOR', { servicio_id: null })
  await pay(dollars, today, '75.00', 'USD')
})

/* ---- the same figures, from what the lists and the details say */

async function everything() {
  const { items } = await suite.api.data('GET', '/solicitudes?page_size=100')
  return Promise.all(items.map(({ solicitud_id }) => suite.api.detail(solicitud_id)))
}

const within = ({ desde, hasta }) => (day) => desde <= day && day <= hasta
const cents = (pagos) => pagos.reduce((sum, { monto }) => sum + Math.round(Number(monto) * 100), 0)

function kpisOf(details, range, estado) {
  const created = details.filter(({ created_at }) => within(range)(limaDay(created_at)))
  const paid = details.flatMap(({ solicitud_id, pagos }) =>
    pagos.filter(({ fecha_pago }) => within(range)(fecha_pago)).map((pago) => ({ ...pago, solicitud_id })))
  const soles = paid.filter(({ moneda }) => moneda === 'PEN')
  const payers = new Set(soles.map(({ solicitud_id }) => solicitud_id)).size
  return {
    solicitudes: created.filter(({ estado_operativo }) => !estado || estado_operativo === estado).length,
    cerradas: created.filter(({ estado_atencion }) => estado_atencion === 'ATENDIDO').length,
    ingresos: cents(soles),
    ticket: payers ? Math.round(cents(soles) / payers) : 0,
    dollars: cents(paid.filter(({ moneda }) => moneda === 'USD')),
  }
}

const money = (value, sign = 'S/') => `${sign} ${(value / 100).toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',')}`
const plain = (text) => text.replace(/\s+/g, ' ').trim()

/** The texts of the four cards. */
const cards = async (page) =>
  (await region(page, 'Cifras principales').locator('dl > div').allInnerTexts()).map(plain)

const settled = (page) => page.locator('[aria-busy=false]').first().waitFor()

async function rowsOf(page, name) {
  const rows = await page.getByRole('table', { name, exact: true }).locator('tbody tr').all()
  return Promise.all(rows.map(async (row) => (await row.locator('th, td').allInnerTexts()).map(plain)))
}

async function open(width, query = '') {
  const page = await suite.page('ADMIN', width, `/app/reportes${query}`)
  await settled(page)
  return page
}

suite.each('A17 the four figures, now and before, are those of the requests and payments themselves', async (width) => {
  const details = await everything()
  for (const [desde, hasta, estado] of [[daysBefore(today, 30), today, ''], [today, today, 'PAGADO'], ['2026-01-01', today, '']]) {
    const days = (Date.parse(hasta) - Date.parse(desde)) / 86_400_000 + 1
    const now = kpisOf(details, { desde, hasta }, estado)
    const before = kpisOf(details, { desde: daysBefore(desde, days), hasta: daysBefore(desde, 1) }, estado)
    const page = await open(width, `?desde=${desde}&hasta=${hasta}&estado=${estado}`)
    const [requests, closed, income, ticket] = await cards(page)
    for (const [card, value, earlier] of [
      [requests, `Solicitudes ${now.solicitudes} `, ` ${before.solicitudes}`],
      [closed, `Cerradas ${now.cerradas} `, ` ${before.cerradas}`],
      [income, `Ingresos ${money(now.ingresos)} `, ` ${money(before.ingresos)}`],
      [ticket, `Ticket promedio ${money(now.ticket)} `, ` ${money(before.ticket)}`],
    ]) {
      assert.ok(card.startsWith(value), `${card} / ${value}`)
      assert.ok(card.includes(`Periodo anterior:${earlier}`), `${card} / ${earlier}`)
    }
    assert.equal(income.includes(money(now.dollars, 'US$')), now.dollars > 0, income)
  }
})

suite.each('A17 the series, the states and the rankings are too', async (width) => {
  const details = await everything()
  const range = { desde: daysBefore(today, 60), hasta: today }
  const page = await open(width, `?desde=${range.desde}&hasta=${range.hasta}`)
  for (const summary of await page.getByText('Ver como tabla').all()) await summary.click()
  const months = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic']
  const monthOf = (day) => `${months[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`
  const paid = details.flatMap(({ pagos }) => pagos).filter(({ fecha_pago, moneda }) => moneda === 'PEN' && within(range)(fecha_pago))

  const requests = await rowsOf(page, 'Solicitudes por mes')
  assert.equal(requests.reduce((sum, [, count]) => sum + Number(count), 0), details.length)
  assert.deepEqual(requests.at(-1), [monthOf(today), String(details.length)])
  for (const [month, amount] of await rowsOf(page, 'Ingresos por mes'))
    assert.equal(amount, money(cents(paid.filter(({ fecha_pago }) => monthOf(fecha_pago) === month))), month)

  const count = (chosen) => details.filter(chosen).length
  const distribution = await rowsOf(page, 'Solicitudes de estos días por estado')
  assert.deepEqual(
    distribution.map(([, cantidad]) => Number(cantidad)),
    states.map((estado) => count(({ estado_operativo }) => estado_operativo === estado)),
  )

  const [[promotor, clients, brought]] = await rowsOf(page, 'Promotores por clientes que trajeron')
  const of = details.filter(({ promotor }) => promotor?.promotor_id === 1)
  assert.deepEqual([promotor, clients, brought], [
    of[0].promotor.nombre, String(new Set(of.map(({ cliente }) => cliente.persona_id)).size), String(of.length),
  ])

  const has = (role, name) => count(({ asignaciones_vigentes }) => asignaciones_vigentes[role]?.nombre === name)
  const gestores = await rowsOf(page, 'Gestores')
  for (const [name, total] of gestores) assert.equal(Number(total), has('GESTOR', name.split(' Última')[0]), name)
  assert.deepEqual(gestores.length, 2)
  await page.getByRole('tab', { name: 'Gestores' }).focus()
  await page.keyboard.press('ArrowRight')
  await focused(page.getByRole('tab', { name: 'Médicos' }), 'goes on by the arrows')
  const [[medico, evaluated, closed]] = await rowsOf(page, 'Médicos')
  assert.match(medico, /^Maria Medico /)
  assert.deepEqual([Number(evaluated), Number(closed)], [
    has('MEDICO', 'Maria Medico'), count(({ estado_operativo }) => estado_operativo === 'CERRADO'),
  ])
})

suite.each('the range lives in the address: presets, dates, state and grouping', async (width) => {
  const page = await open(width)
  assert.equal(new URL(page.url()).search, '')
  await button(page, 'Mes anterior').click()
  const chosen = new URL(page.url()).searchParams
  const first = `${daysBefore(`${today.slice(0, 7)}-01`, 1).slice(0, 7)}-01`
  assert.deepEqual([chosen.get('desde'), chosen.get('hasta')], [first, daysBefore(`${today.slice(0, 7)}-01`, 1)])
  assert.equal(await button(page, 'Mes anterior').getAttribute('aria-pressed'), 'true')
  await choice(page, 'Estado').selectOption({ label: 'Pagado' })
  await choice(page, 'Agrupación').selectOption({ label: 'Por semana' })
  assert.match(page.url(), /estado=PAGADO&agrupacion=semanal$/)
  await page.goBack()
  await page.goBack()
  assert.equal(await choice(page, 'Estado').inputValue(), '')
  await button(page, 'Últimos 30 días').click()
  await choice(page, 'Agrupación').selectOption({ label: 'Por semana' })
  await see(region(page, 'Solicitudes por semana').getByRole('img'))

  await page.getByLabel('Desde', { exact: true }).fill('31/12/2099')
  await see(page.getByText('La fecha «Desde» es posterior a «Hasta».'))
  await page.getByLabel('Hasta', { exact: true }).fill('31/12/2099')
  await see(page.getByText('No hubo solicitudes ni pagos en estos días'))

  await page.goto('/app/reportes-admin?agrupacion=semanal')
  await see(region(page, 'Solicitudes por semana'))
  assert.match(page.url(), /\/app\/reportes\?agrupacion=semanal$/)
})

suite.each('A17 the CSV opens and says what the page says; without a connection that is told', async (width) => {
  suite.expected.push(/ERR_INTERNET_DISCONNECTED/)
  const range = { desde: daysBefore(today, 60), hasta: today }
  const page = await open(width, `?desde=${range.desde}&hasta=${range.hasta}`)
  const link = (name) => page.getByRole('link', { name, exact: true })
  const fetched = async (press) => {
    const [file] = await Promise.all([page.waitForEvent('download'), press()])
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) }
  }
  const csv = await fetched(() => link('CSV').click())
  assert.equal(csv.name, 'reportes.csv')
  const rows = csv.bytes.toString('utf8').split('\r\n').map((row) => row.replaceAll('"', '').split(','))
  const { solicitudes, cerradas, ingresos, dollars } = kpisOf(await everything(), range, '')
  const [, ...figures] = rows.find(([first]) => first === 'Actual')
  assert.deepEqual(figures.slice(0, 4).map(Number), [solicitudes, cerradas, ingresos / 100, dollars / 100])

  await page.context().setOffline(true)
  await link('XLSX').click()
  const told = dialog(page, 'No se pudo descargar')
  await see(told.getByText('No hay conexión con el servidor.'))
  await page.context().setOffline(false)
  const xlsx = await fetched(() => button(told, 'Reintentar').click())
  assert.deepEqual([xlsx.name, xlsx.bytes.subarray(0, 2).toString()], ['reportes.xlsx', 'PK'])
  await gone(told)
})

suite.each('a report can be read by anybody', async (width) => {
  const page = await open(width, `?desde=2025-01-01&hasta=${today}&agrupacion=semanal`)
  for (const summary of await page.getByText('Ver como tabla').all()) await summary.press('Enter')
  await see(page.getByRole('table', { name: 'Ingresos por semana' }))
  await sound(page)
})

suite.nothingBroken()
