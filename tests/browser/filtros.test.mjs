import assert from 'node:assert/strict'
import { Api, people } from './support/api.mjs'
import { Suite, button, choice, group, see, text } from './support/suite.mjs'

const suite = Suite.open(async (suite) => {
  const { api, stack } = suite
  const { promotor_id } = await api.data('POST', '/promotores', { tipo_promotor: 'OTROS', nombre_promotor_otros: 'De los filtros' })
  const second = await stack.hire('GESTOR', 'Rosa', 'Segunda')
  const gestor = await api.employee('GESTOR', second.name)
  for (const estado of ['REGISTRADO', 'ASIGNADO_GESTOR', 'ASIGNADO_MEDICO']) await api.request(estado, { promotor_id })
  const own = await (await suite.apiOf('OPERADOR')).data('POST', '/solicitudes', {
    cliente: { tipo_documento: 'CE', numero_documento: 'CE-1', nombres: 'Propia', apellidos: 'De Ana' },
  })
  await api.act(own.solicitud_id, 'asignar-gestor', { persona_id_gestor: gestor })
  // Lists are of days, and everything here was made today: one request is moved to another day.
  const { solicitud_id: old } = await api.request('ASIGNADO_GESTOR', { cliente: { nombres: 'De', apellidos: 'Antes' } })
  await stack.sql(`UPDATE solicitud_cmep SET created_at = '2026-01-15 17:00:00' WHERE solicitud_id = ${old}`)
})

const address = '/app/solicitudes'
const queryOf = (page) => Object.fromEntries(new URL(page.url()).searchParams)
const codes = (page) => page.getByRole('region', { name: 'Resultados' }).getByRole('link', { name: /^CMEP-/ }).allInnerTexts()

/** The page shows what the API answers to the same query, with the counts of its summary. */
async function agrees(page, api, query) {
  const params = new URLSearchParams(query)
  const { items } = await api.data('GET', `/solicitudes?${params}`)
  const summary = await api.data('GET', `/solicitudes/resumen?${params}`)
  await see(page.getByText(items.length > 0 ? `1–${items.length} de ${items.length}` : 'Ninguna solicitud coincide'))
  assert.deepEqual(await codes(page), items.map(({ codigo }) => codigo), JSON.stringify(query))
  await see(group(page, 'Estado').getByRole('button', { name: new RegExp(`^Todas ?${summary.total}$`) }))
  return items
}

async function open(page) {
  if ((await choice(page, 'Orden').count()) === 0) await button(page, 'Filtros').click()
  await see(choice(page, 'Orden'))
}

suite.each('each filter shows what the API says, keeps in the address, and goes with the others', async (width) => {
  const api = suite.api
  const page = await suite.page('ADMIN', width, address)
  const total = (await agrees(page, api, {})).length
  await open(page)
  const steps = [
    ['gestor_id', 'Gestor', people.GESTOR.name, await api.employee('GESTOR')],
    ['medico_id', 'Médico', people.MEDICO.name, await api.employee('MEDICO')],
    ['promotor_id', 'Promotor', 'De los filtros', (await api.data('GET', '/promotores')).at(-1).promotor_id],
    ['orden', 'Orden', 'Más antiguas primero', 'antiguo'],
  ]
  const query = {}
  for (const [name, label, words, value] of steps) {
    await choice(page, label).selectOption({ label: words })
    query[name] = String(value)
    assert.deepEqual(queryOf(page), query)
    const found = await agrees(page, api, query)
    assert.ok(found.length > 0 && found.length < total, name)
    if (name !== 'orden') {
      await page.goto(`${address}?${name}=${value}`)
      const alone = await agrees(page, api, { [name]: value })
      assert.ok(alone.length >= found.length, name)
      await page.goto(`${address}?${new URLSearchParams(query)}`)
      await see(choice(page, 'Orden'))
    }
  }
  await page.reload()
  await agrees(page, api, query)
  assert.equal(await choice(page, 'Promotor').inputValue(), query.promotor_id)
  await button(page, 'Quitar filtros').click()
  await agrees(page, api, {})
  await page.goBack()
  await agrees(page, api, query)
})

suite.each('the days are those of Lima, both included, and a day that does not exist is said to be none', async (width) => {
  const page = await suite.page('ADMIN', width, address)
  await open(page)
  await text(page, 'Hasta').fill('15/01/2026')
  const [before] = await agrees(page, suite.api, { hasta: '2026-01-15' })
  assert.equal(before.cliente.nombre, 'De Antes')
  await text(page, 'Desde').fill('15/01/2026')
  await agrees(page, suite.api, { desde: '2026-01-15', hasta: '2026-01-15' })
  await text(page, 'Desde').fill('16/01/2026')
  await see(page.getByText('Ninguna solicitud coincide'))
  await text(page, 'Desde').fill('31/02/2026')
  await text(page, 'Hasta').focus()
  await see(page.getByText('Escriba una fecha que exista.'))
  assert.equal(queryOf(page).desde, '2026-01-16')
  await page.goto(`${address}?desde=2026-02-31&orden=nada`)
  await agrees(page, suite.api, {})
})

suite.each('each person finds their own requests', async (width) => {
  for (const rol of ['OPERADOR', 'GESTOR', 'MEDICO']) {
    const api = await Api.signIn(suite.stack.origin, people[rol])
    const page = await suite.page(rol, width, address)
    const all = (await agrees(page, api, {})).length
    await open(page)
    await page.getByRole('checkbox', { name: 'Solo las mías' }).check()
    const own = await agrees(page, api, { mine: true })
    assert.ok(own.length > 0 && own.length < all, rol)
    assert.equal(queryOf(page).mine, 'true')
  }
})

suite.each('A19 only an administrator is offered the list as a file, which is of what is filtered', async (width) => {
  for (const rol of ['OPERADOR', 'GESTOR', 'MEDICO']) {
    const page = await suite.page(rol, width, address)
    assert.equal(await page.getByRole('link', { name: 'Exportar CSV' }).count(), 0, rol)
  }
  const query = 'estado_operativo=ASIGNADO_GESTOR&orden=antiguo'
  const page = await suite.page('ADMIN', width, `${address}?${query}&page=1`)
  assert.equal(await page.getByRole('link', { name: 'Exportar CSV' }).getAttribute('href'), `/solicitudes.csv?${query}`)
})

suite.nothingBroken()
