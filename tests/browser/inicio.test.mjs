import assert from 'node:assert/strict'
import { Suite, button, region, see } from './support/suite.mjs'

const codes = {}
const suite = Suite.open(async (suite) => {
  const { api, stack } = suite
  const operador = await suite.apiOf('OPERADOR')
  for (const [estado, count] of [['REGISTRADO', 7], ['ASIGNADO_GESTOR', 2], ['PAGADO', 1], ['ASIGNADO_MEDICO', 2], ['CERRADO', 1]]) {
    codes[estado] = []
    for (let i = 0; i < count; i++) codes[estado].push(await api.request(estado))
  }
  codes.own = await operador.request()
  codes.REGISTRADO.push(codes.own)
  // What waits for somebody else is not in one's own queue.
  const other = await stack.hire('GESTOR', 'Otra', 'Gestora')
  codes.others = await api.request()
  await api.act(codes.others.solicitud_id, 'asignar-gestor', { persona_id_gestor: await api.employee('GESTOR', other.name) })
  codes.ASIGNADO_GESTOR.push(codes.others)
  // The last of them has waited longest.
  const { solicitud_id } = codes.REGISTRADO.at(-2)
  await stack.sql(`UPDATE solicitud_cmep SET estado_desde = estado_desde - INTERVAL 9 DAY WHERE solicitud_id = ${solicitud_id}`)
})

const queues = {
  REGISTRADO: 'Por asignar gestor', ASIGNADO_GESTOR: 'Por cobrar', PAGADO: 'Por asignar médico', ASIGNADO_MEDICO: 'Por evaluar',
}
const seenBy = {
  ADMIN: Object.keys(queues),
  OPERADOR: ['REGISTRADO'],
  GESTOR: ['ASIGNADO_GESTOR', 'PAGADO'],
  MEDICO: ['ASIGNADO_MEDICO'],
}

suite.each('each role sees the work that waits for it, with its true count, and no other', async (width) => {
  for (const [rol, states] of Object.entries(seenBy)) {
    const page = await suite.page(rol, width)
    assert.equal(await page.title(), 'Inicio · CMEP')
    for (const [estado, title] of Object.entries(queues)) {
      if (!states.includes(estado)) {
        assert.equal(await region(page, title).count(), 0, `${rol}: ${title}`)
        continue
      }
      const own = rol === 'GESTOR' ? codes[estado].filter((one) => one !== codes.others) : codes[estado]
      await see(region(page, title).getByText(String(own.length), { exact: true }))
      const shown = await region(page, title).getByRole('link', { name: /^CMEP-/ }).allInnerTexts()
      assert.equal(shown.length, Math.min(5, own.length), title)
      for (const words of shown) assert.ok(own.some(({ codigo }) => words.includes(codigo)), `${rol}: ${words}`)
    }
  }
})

suite.each('what waits longest stands first, with its age, and the rest is one press away', async (width) => {
  const page = await suite.page('OPERADOR', width)
  const block = region(page, queues.REGISTRADO)
  await see(block.getByText('La que más espera: 9 días.'))
  const first = block.getByRole('link', { name: /^CMEP-/ }).first()
  assert.match(await first.innerText(), new RegExp(`${codes.REGISTRADO.at(-2).codigo}[^]*9 días`))
  await block.getByRole('link', { name: `Ver las ${codes.REGISTRADO.length}` }).click()
  await see(page.getByText(`1–${codes.REGISTRADO.length} de ${codes.REGISTRADO.length}`))
  const { searchParams } = new URL(page.url())
  assert.deepEqual(Object.fromEntries(searchParams), { estado_operativo: 'REGISTRADO', orden: 'estado_desde' })
  await see(page.getByRole('region', { name: 'Resultados' }).getByRole('link', { name: /^CMEP-/ }).first())
  const listed = await page.getByRole('region', { name: 'Resultados' }).getByRole('link', { name: /^CMEP-/ }).first().innerText()
  assert.equal(listed, codes.REGISTRADO.at(-2).codigo)
})

suite.each('the latest own requests are there, a search leads to the list, and a new one is near', async (width) => {
  const page = await suite.page('OPERADOR', width)
  const own = region(page, 'Mis últimas solicitudes')
  await see(own.getByRole('link', { name: new RegExp(codes.own.codigo) }))
  assert.equal(await own.getByRole('link', { name: /^CMEP-/ }).count(), 1)
  await page.getByRole('searchbox', { name: 'Buscar solicitudes' }).fill(codes.own.codigo)
  await button(page, 'Buscar').click()
  await see(page.getByText('1–1 de 1'))
  await page.goBack()
  await page.getByRole('main').getByRole('link', { name: 'Registrar solicitud' }).click()
  await see(page.getByRole('heading', { name: 'Registrar solicitud' }))
  const all = await suite.page('ADMIN', width)
  await see(region(all, 'Últimas solicitudes').getByRole('link', { name: /^CMEP-/ }).nth(9))
  assert.equal(await region(all, 'Últimas solicitudes').getByRole('link', { name: /^CMEP-/ }).count(), 10)
})

suite.nothingBroken()
