import assert from 'node:assert/strict'
import { Api, people } from './support/api.mjs'
import { sound } from './support/sound.mjs'
import { until } from './support/stack.mjs'
import { Suite, button, detailAddress, dialog, gone, region, see, text, toast } from './support/suite.mjs'

const suite = Suite.open()

async function signIn(page, email, password) {
  await text(page, 'Correo electrónico').fill(email)
  await text(page, 'Contraseña').fill(password)
  await button(page, 'Ingresar').click()
}

suite.each('A1 a link to a request survives sign-in, and signing out ends the session', async (width) => {
  suite.expected.push(/status of 403 .*\/auth\/login/)
  const wanted = await suite.api.request()
  const context = await suite.context(width)
  const page = await context.newPage()
  await page.goto(detailAddress(wanted))
  await see(page.getByRole('heading', { name: 'Iniciar sesión' }))
  assert.equal(await page.title(), 'Iniciar sesión · CMEP')
  await signIn(page, people.OPERADOR.email, people.OPERADOR.password)
  await see(page.getByRole('heading', { name: wanted.codigo }))
  assert.equal(new URL(page.url()).pathname, detailAddress(wanted))
  await button(page, 'Salir').click()
  await see(page.getByRole('heading', { name: 'Iniciar sesión' }))
  await page.goto(detailAddress(wanted))
  await see(page.getByRole('heading', { name: 'Iniciar sesión' }))
  await context.close()
})

suite.each('A1 who is suspended or mistyped is told which of the two', async (width) => {
  const context = await suite.context(width)
  const page = await context.newPage()
  await page.goto('/login')
  await signIn(page, 'suspendido@cmep.local', 'suspendido123')
  await see(page.getByRole('alert').getByText('Cuenta suspendida'))
  await signIn(page, people.MEDICO.email, 'no es esta')
  await see(page.getByRole('alert').getByText('Correo o contraseña incorrectos'))
  await context.setOffline(true)
  suite.expected.push(/ERR_INTERNET_DISCONNECTED/)
  await button(page, 'Ingresar').click()
  await see(page.getByRole('alert').getByText('Sin conexión'))
  await context.close()
})

suite.each('A1 who tried too often is told how long to wait', async (width) => {
  suite.expected.push(/status of 429 /)
  const context = await suite.context(width)
  const page = await context.newPage()
  const email = `nadie-${width}@cmep.local`
  const guess = () => suite.api.send('POST', '/auth/login', { email, password: 'no es esta' })
  await until('the API holds that account back', async () => (await guess()).status === 429)
  await page.goto('/login')
  await signIn(page, email, 'no es esta')
  await see(page.getByRole('alert').getByText('Demasiados intentos'))
  await see(page.getByRole('alert').getByText(/Espere \d+ s/))
  assert.equal(await text(page, 'Correo electrónico').inputValue(), email)
  await suite.stack.sql('DELETE FROM intentos_ingreso') // of this address, from which the other widths come too
  await context.close()
})

suite.each('a session that dies in the middle of a form loses nothing typed', async (width) => {
  suite.expected.push(/status of 401 /)
  const api = await Api.signIn(suite.stack.origin, people.OPERADOR)
  const wanted = await suite.api.request()
  const context = await suite.context(width, { api })
  const page = await context.newPage()
  await page.goto(detailAddress(wanted))
  await button(page, 'Editar datos').click()
  await text(region(page, 'Datos'), 'Comentario').fill('Escrito antes de que terminara la sesión')
  await api.send('POST', '/auth/logout')
  await button(page, 'Guardar').click()
  const again = dialog(page, 'Su sesión terminó')
  await text(again, 'Contraseña').fill(people.OPERADOR.password)
  await button(again, 'Continuar').click()
  await toast(page, 'Datos guardados.')
  await gone(again)
  assert.equal((await suite.api.detail(wanted.solicitud_id)).comentario, 'Escrito antes de que terminara la sesión')
  await context.close()
})

const buttons = [
  'Asignar gestor', 'Registrar pago', 'Asignar médico', 'Cerrar solicitud', 'Override', 'Eliminar solicitud',
]
const seen = {
  REGISTRADO: { ADMIN: [0, 5], OPERADOR: [0], GESTOR: [], MEDICO: [] },
  ASIGNADO_GESTOR: { ADMIN: [1, 5], OPERADOR: [], GESTOR: [1], MEDICO: [] },
  PAGADO: { ADMIN: [1, 2, 5], OPERADOR: [], GESTOR: [1, 2], MEDICO: [] },
  ASIGNADO_MEDICO: { ADMIN: [1, 3, 5], OPERADOR: [], GESTOR: [1], MEDICO: [3] },
  CERRADO: { ADMIN: [4, 5], OPERADOR: [], GESTOR: [], MEDICO: [] },
  CANCELADO: { ADMIN: [4, 5], OPERADOR: [], GESTOR: [], MEDICO: [] },
}

suite.each('A19 nobody is offered what the policy refuses', async (width) => {
  for (const [estado, roles] of Object.entries(seen)) {
    const wanted = await suite.api.request(estado)
    for (const [role, expected] of Object.entries(roles)) {
      const page = await suite.page(role, width, detailAddress(wanted))
      await see(page.getByRole('heading', { name: wanted.codigo }))
      const found = []
      for (const [index, name] of buttons.entries()) {
        if ((await button(page, name).count()) > 0) found.push(index)
      }
      assert.deepEqual(found, expected, `${role} in ${estado}`)
      const open = estado !== 'CERRADO' && estado !== 'CANCELADO'
      assert.equal((await button(page, 'Editar datos').count()) > 0, open, `${role} edits in ${estado}`)
      assert.equal((await button(page, 'Cancelar solicitud').count()) > 0, open, `${role} cancels in ${estado}`)
    }
  }
})

suite.each('A19 pages and downloads of the administration are nowhere offered to others, and refused at their address', async (width) => {
  const files = ['/solicitudes.csv', '/solicitudes.xlsx', '/admin/reportes.csv', '/admin/reportes.xlsx']
  for (const role of ['OPERADOR', 'GESTOR', 'MEDICO']) {
    for (const address of ['/app', '/app/solicitudes', '/app/promotores', '/app/perfil', '/app/solicitudes/nueva']) {
      const page = await suite.page(role, width, address)
      const links = await page.getByRole('navigation', { name: 'Principal' }).getByRole('link').allInnerTexts()
      assert.deepEqual(links, ['Inicio', 'Solicitudes', 'Promotores'], `${role} at ${address}`)
      assert.equal(await page.getByRole('link', { name: /Usuarios|Reportes|reportes|Exportar/ }).count(), 0, `${role} at ${address}`)
    }
    for (const address of ['/app/usuarios', '/app/reportes', '/app/reportes-admin']) {
      const asked = []
      const page = await suite.page(role, width)
      const note = (request) => request.url().includes('/admin/') && asked.push(request.url())
      page.on('request', note)
      await page.goto(address)
      await see(page.getByText('Esta página es de los administradores'))
      assert.equal(await page.title(), 'No autorizado · CMEP')
      page.off('request', note)
      assert.deepEqual(asked, [], `${role} at ${address}`)
    }
    for (const path of files)
      assert.equal((await suite.apis[role].send('GET', path)).status, 403, `${role} ${path}`)
  }
  await sound(await suite.page('MEDICO', width, '/app/usuarios'))
  const links = await (await suite.page('ADMIN', width)).getByRole('navigation', { name: 'Principal' }).getByRole('link').allInnerTexts()
  assert.deepEqual(links.slice(3), ['Reportes', 'Usuarios'])
})

suite.nothingBroken()
