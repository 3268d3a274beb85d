// Takes a picture of each page as each role sees it, on a phone and on a desktop, against a running stack:
//
//   node scripts/screenshots.mjs DIRECTORY [--url http://127.0.0.1:5173] [--only detalle] [--dark]
//
// Tells what a picture does not show: sideways scrolling, refusals of the Content-Security-Policy, errors.

import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:5173' },
    only: { type: 'string', default: '' },
    dark: { type: 'boolean', default: false },
    browser: { type: 'string', default: '/usr/bin/chromium' },
  },
})
const directory = positionals[0]
if (!directory) {
  console.error('screenshots: say in which directory the pictures go')
  process.exit(2)
}

const people = {
  admin: ['admin@cmep.local', 'admin123'],
  operador: ['operador@cmep.local', 'operador123'],
  gestor: ['gestor@cmep.local', 'gestor123'],
  medico: ['medico@cmep.local', 'medico123'],
}

const button = (name) => (page) => page.getByRole('button', { name, exact: true }).first().click()

// What, who, where (`estado:` is the first request in that state), what to do first.
const pages = [
  ['login', null, '/login'],
  ['login-mal', null, '/login', signInWrongly],
  ['inicio-admin', 'admin', '/app'],
  ['inicio-operador', 'operador', '/app'],
  ['inicio-medico', 'medico', '/app'],
  ['lista', 'admin', '/app/solicitudes'],
  ['lista-filtros', 'admin', '/app/solicitudes?estado_operativo=PAGADO', button('Filtros')],
  ['lista-vacia', 'admin', '/app/solicitudes?q=zzzzz'],
  ['nueva', 'operador', '/app/solicitudes/nueva'],
  ['nueva-errores', 'operador', '/app/solicitudes/nueva', button('Registrar solicitud')],
  ['nueva-completa', 'operador', '/app/solicitudes/nueva', fillNew],
  ['detalle-registrado', 'admin', 'estado:REGISTRADO'],
  ['detalle-editar', 'admin', 'estado:REGISTRADO', button('Editar datos')],
  ['detalle-gestor-dialogo', 'admin', 'estado:REGISTRADO', button('Asignar gestor')],
  ['detalle-con-gestor', 'gestor', 'estado:ASIGNADO_GESTOR'],
  ['detalle-pago-dialogo', 'gestor', 'estado:ASIGNADO_GESTOR', button('Registrar pago')],
  ['detalle-pagado', 'gestor', 'estado:PAGADO'],
  ['detalle-con-medico', 'medico', 'estado:ASIGNADO_MEDICO'],
  ['detalle-cancelar-dialogo', 'medico', 'estado:ASIGNADO_MEDICO', button('Cancelar solicitud')],
  ['detalle-cerrado', 'operador', 'estado:CERRADO'],
  ['detalle-override-dialogo', 'admin', 'estado:CERRADO', openOverride],
  ['detalle-eliminar-dialogo', 'admin', 'estado:CERRADO', button('Eliminar solicitud')],
  ['detalle-cancelado', 'gestor', 'estado:CANCELADO'],
  ['detalle-no-existe', 'gestor', '/app/solicitudes/999999999'],
  ['perfil', 'gestor', '/app/perfil'],
]

async function signInWrongly(page) {
  await page.getByLabel('Correo electrónico').fill('suspendido@cmep.local')
  await page.getByLabel('Contraseña').fill('suspendido123')
  await button('Ingresar')(page)
  await page.getByText('Cuenta suspendida').waitFor()
}

async function openOverride(page) {
  await button('Override')(page)
  await page.getByLabel('Acción').selectOption('CERRAR')
}

async function fillNew(page) {
  await page.getByRole('checkbox', { name: 'Agregar apoderado' }).check()
  await page.getByRole('radio', { name: 'Nuevo' }).check()
  const client = page.getByRole('group', { name: 'Cliente' })
  await client.getByLabel('Número de documento').fill('12345678')
  await page.getByRole('status').getByText('Datos encontrados').first().waitFor()
}

async function signIn(context, person) {
  const [email, password] = people[person]
  const answer = await context.request.post(`${options.url}/auth/login`, { data: { email, password } })
  if (!answer.ok()) throw new Error(`${email} cannot sign in: ${answer.status()}`)
}

async function addressOf(context, where) {
  if (!where.startsWith('estado:')) return where
  const query = `estado_operativo=${where.slice('estado:'.length)}&page_size=1&orden=antiguo`
  const { data } = await (await context.request.get(`${options.url}/solicitudes?${query}`)).json()
  return data.items.length > 0 ? `/app/solicitudes/${data.items[0].solicitud_id}` : null
}

async function picture(browser, [name, person, where, prepare], width) {
  const context = await browser.newContext({
    viewport: { width, height: width < 500 ? 740 : 860 },
    locale: 'es-PE',
    timezoneId: 'America/Lima',
    colorScheme: options.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  })
  try {
    if (person) await signIn(context, person)
    const address = await addressOf(context, where)
    if (!address) return console.log(`${name}: no request in that state`)
    const page = await context.newPage()
    page.on('pageerror', (error) => console.log(`${name} ${width}: ${error.message}`))
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy'))
        console.log(`${name} ${width}: ${message.text()}`)
    })
    await page.goto(options.url + address, { waitUntil: 'networkidle' })
    await prepare?.(page)
    await page.waitForTimeout(400)
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    if (sideways > 0) console.log(`${name} ${width}: scrolls sideways by ${sideways} px`)
    await page.screenshot({
      path: join(directory, `${name}-${width}.png`),
      fullPage: !prepare || !name.includes('dialogo'),
    })
  } catch (error) {
    console.log(`${name} ${width}: ${error.message.split('\n')[0]}`)
  } finally {
    await context.close()
  }
}

await mkdir(directory, { recursive: true })
const browser = await chromium.launch({
  executablePath: options.browser,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
})
for (const page of pages.filter(([name]) => name.includes(options.only))) {
  for (const width of [360, 1280]) await picture(browser, page, width)
}
await browser.close()
