// Takes a picture of every page and dialog, on a phone and on a desktop, of a stack of its own:
//
//   node screenshots.mjs DIRECTORY [--only PATTERN] [--dark]
//
// Tells what a picture does not show, and fails for it: sideways scrolling, refusals of the security policy, errors.

import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Api, people } from './support/api.mjs'
import { pdf, png, sample } from './support/samples.mjs'
import { Stack } from './support/stack.mjs'
import {
  button, choice, detailAddress, dialog, launch, newContext, overflow, radio, region, text, widths,
} from './support/suite.mjs'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string', default: '' }, dark: { type: 'boolean', default: false } },
})
const directory = positionals[0]
if (!directory) {
  console.error('screenshots: say in which directory the pictures go')
  process.exit(2)
}

/* ---- what to do before a picture */

const press = (name) => (page) => button(page, name).first().click()
/** The first of those that say more: of whom. */
const pressFirst = (words) => (page) => page.getByRole('button', { name: new RegExp(`^${words} `) }).first().click()
const waitForAlert = (page) => page.getByRole('alert').getByText(/./).first().waitFor()
const steps = (...all) => async (page, tools) => {
  for (const step of all) await step(page, tools)
}

async function signInAs(page, [email, password]) {
  await text(page, 'Correo electrónico').fill(email)
  await page.getByLabel('Contraseña').fill(password)
  await press('Ingresar')(page)
}

async function signInSuspended(page) {
  await signInAs(page, ['suspendido@cmep.local', 'suspendido123'])
  await page.getByText('Cuenta suspendida').waitFor()
}

async function fillNew(page) {
  await page.getByRole('checkbox', { name: 'Agregar apoderado' }).check()
  await radio(page, 'Nuevo').check()
  await text(page.getByRole('group', { name: 'Cliente' }), 'Número de documento').fill('12345678')
  await page.getByRole('status').getByText('Datos encontrados').first().waitFor()
}

async function startEdit(page) {
  await press('Editar datos')(page)
  await text(region(page, 'Datos'), 'Comentario').fill('Prefiere por la tarde')
}

const checkDoctor = (page) => page.getByRole('dialog').getByRole('checkbox', { name: 'Médico' }).check()

async function openTables(page) {
  for (const summary of await page.getByText('Ver como tabla').all()) await summary.click()
}

const cutFiles = (page) => page.route('**/archivos', (route) => route.abort('connectionreset'))
const wait = (page) => page.waitForTimeout(2_500)

async function sendFiles(page) {
  const block = region(page, 'Archivos')
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(block, 'Elegir archivos').click()])
  await chooser.setFiles([sample('foto.png', 'image/png', png), sample('informe.pdf', 'application/pdf', pdf())])
  await block.getByRole('button', { name: /^(Ver informe|Reintentar)/ }).first().waitFor()
}

async function attach(page) {
  const form = dialog(page, 'Registrar pago')
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(form, 'Adjuntar comprobante').click()])
  await chooser.setFiles([sample('comprobante del banco.png', 'image/png', png)])
}

const shownId = (page) => page.url().split('/').at(-1)

/** Somebody else changes the request that the page shows. */
async function changeBehind(page, { apis }) {
  await apis.ADMIN.data('PATCH', `/solicitudes/${shownId(page)}`, { lugar_atencion: 'Consultorio 3' })
}

async function cancelBehind(page, { apis }) {
  await apis.ADMIN.act(shownId(page), 'cancelar', { comentario: 'El cliente viaja' })
}

const leave = (page) =>
  page.getByRole('navigation', { name: 'Principal' }).getByRole('link', { name: 'Inicio' }).click()

/** The page of an ADMIN goes on with the session of somebody who may not delete. */
async function deleteAsOther(page, { apis }) {
  const form = dialog(page, 'Eliminar solicitud')
  const { codigo } = await apis.ADMIN.detail(shownId(page))
  await page.context().addCookies([{ ...apis.OPERADOR.cookie, url: new URL(page.url()).origin }])
  await form.getByRole('textbox').fill(codigo)
  await button(form, 'Eliminar para siempre').click()
  await dialog(page, 'No autorizado').waitFor()
}

const loseSession = (page) => page.context().clearCookies()
const loseServer = (page) => page.route('**/solicitudes/**', (route) => route.abort())
const save = (page) => button(region(page, 'Datos'), 'Guardar').click()

const seeDialog = (name) => (page) => dialog(page, name).waitFor()

/* ---- name, who, where (a state: a request in it), and what to do first */

const pictures = [
  ['login', null, '/login'],
  ['login-suspendido', null, '/login', signInSuspended],
  ['login-errores', null, '/login', press('Ingresar')],
  ['inicio-admin', 'ADMIN', '/app'],
  ['inicio-operador', 'OPERADOR', '/app'],
  ['inicio-gestor', 'GESTOR', '/app'],
  ['inicio-medico', 'MEDICO', '/app'],
  ['perfil', 'GESTOR', '/app/perfil'],
  ['promotores', 'OPERADOR', '/app/promotores'],
  ['promotores-vacio', 'OPERADOR', '/app/promotores?q=zzzzz'],
  ['dialogo-promotor', 'OPERADOR', '/app/promotores', press('Registrar promotor')],
  ['dialogo-promotor-editar', 'OPERADOR', '/app/promotores', pressFirst('Editar a')],
  ['dialogo-promotor-eliminar', 'OPERADOR', '/app/promotores', steps(pressFirst('Eliminar a'), press('Sí, eliminar'), waitForAlert)],
  ['usuarios', 'ADMIN', '/app/usuarios'],
  ['usuarios-ajenos', 'GESTOR', '/app/usuarios'],
  ['dialogo-usuario', 'ADMIN', '/app/usuarios', steps(press('Crear usuario'), press('Crear'))],
  ['dialogo-usuario-medico', 'ADMIN', '/app/usuarios?rol=MEDICO', pressFirst('Editar a')],
  ['dialogo-usuario-clave', 'ADMIN', '/app/usuarios?rol=GESTOR', pressFirst('Contraseña de')],
  ['dialogo-usuario-suspender', 'ADMIN', '/app/usuarios?rol=GESTOR', pressFirst('Suspender a')],
  ['reportes', 'ADMIN', '/app/reportes?desde=2025-06-01&hasta=2026-12-31'],
  ['reportes-semanas', 'ADMIN', '/app/reportes?desde=2026-01-01&hasta=2026-12-31&agrupacion=semanal&estado=PAGADO', openTables],
  ['reportes-vacio', 'ADMIN', '/app/reportes?desde=2019-01-01&hasta=2019-12-31'],
  ['usuarios-vacio', 'ADMIN', '/app/usuarios?q=zzzzz'],
  ['dialogo-usuario-nuevo', 'ADMIN', '/app/usuarios', steps(press('Crear usuario'), checkDoctor)],
  ['archivos', 'OPERADOR', 'PAGADO', sendFiles],
  ['archivos-cortados', 'OPERADOR', 'REGISTRADO', steps(cutFiles, sendFiles)],
  ['dialogo-imagen', 'OPERADOR', 'PAGADO', steps(sendFiles, press('Ver foto.png'))],
  ['dialogo-pdf', 'OPERADOR', 'PAGADO', steps(sendFiles, press('Ver informe.pdf'), wait)],
  ['dialogo-eliminar-archivo', 'OPERADOR', 'PAGADO', steps(sendFiles, press('Eliminar foto.png'))],
  ['dialogo-comprobante', 'GESTOR', 'ASIGNADO_GESTOR', steps(press('Registrar pago'), attach)],
  ['lista', 'ADMIN', '/app/solicitudes'],
  ['lista-filtros', 'ADMIN', '/app/solicitudes?estado_operativo=PAGADO', press('Filtros')],
  ['lista-vacia', 'ADMIN', '/app/solicitudes?q=zzzzz'],
  ['nueva', 'OPERADOR', '/app/solicitudes/nueva'],
  ['nueva-errores', 'OPERADOR', '/app/solicitudes/nueva', press('Registrar solicitud')],
  ['nueva-completa', 'OPERADOR', '/app/solicitudes/nueva', fillNew],
  ['registrado', 'ADMIN', 'REGISTRADO'],
  ['registrado-editar', 'ADMIN', 'REGISTRADO', press('Editar datos')],
  ['registrado-atencion', 'ADMIN', 'REGISTRADO', press('Editar atención')],
  ['dialogo-gestor', 'ADMIN', 'REGISTRADO', press('Asignar gestor')],
  ['dialogo-descartar', 'ADMIN', 'REGISTRADO', steps(startEdit, press('Descartar'))],
  ['dialogo-salir', 'ADMIN', 'REGISTRADO', steps(startEdit, leave)],
  ['dialogo-conflicto', 'ADMIN', 'REGISTRADO', steps(startEdit, changeBehind, save, seeDialog('La solicitud cambió mientras tanto'))],
  ['dialogo-conflicto-estado', 'GESTOR', 'REGISTRADO', steps(startEdit, cancelBehind, save)],
  ['dialogo-no-autorizado', 'ADMIN', 'REGISTRADO', steps(press('Eliminar solicitud'), deleteAsOther)],
  ['dialogo-sesion', 'GESTOR', 'REGISTRADO', steps(startEdit, loseSession, save, seeDialog('Su sesión terminó'))],
  ['sin-conexion', 'GESTOR', 'REGISTRADO', steps(startEdit, loseServer, save)],
  ['asignado-gestor', 'GESTOR', 'ASIGNADO_GESTOR'],
  ['dialogo-pago', 'GESTOR', 'ASIGNADO_GESTOR', press('Registrar pago')],
  ['dialogo-cambiar-gestor', 'GESTOR', 'ASIGNADO_GESTOR', press('Cambiar gestor')],
  ['pagado', 'GESTOR', 'PAGADO'],
  ['dialogo-medico', 'GESTOR', 'PAGADO', press('Asignar médico')],
  ['asignado-medico', 'MEDICO', 'ASIGNADO_MEDICO'],
  ['certificado', 'OPERADOR', 'ASIGNADO_MEDICO', press('Editar certificado')],
  ['dialogo-cerrar', 'MEDICO', 'ASIGNADO_MEDICO', press('Cerrar solicitud')],
  ['dialogo-cancelar', 'MEDICO', 'ASIGNADO_MEDICO', press('Cancelar solicitud')],
  ['cerrado', 'OPERADOR', 'CERRADO'],
  [
    'dialogo-override', 'ADMIN', 'CERRADO',
    steps(press('Override'), (page) => choice(page, 'Acción').selectOption('REGISTRAR_PAGO')),
  ],
  ['dialogo-eliminar', 'ADMIN', 'CERRADO', press('Eliminar solicitud')],
  ['cancelado', 'GESTOR', 'CANCELADO'],
  ['no-existe', 'GESTOR', '/app/solicitudes/999999999'],
]

/* ---- the pictures */

const states = ['REGISTRADO', 'ASIGNADO_GESTOR', 'PAGADO', 'ASIGNADO_MEDICO', 'CERRADO', 'CANCELADO']
const names = [
  ['María Fernanda', 'Quispe Huamán'], ['José Luis', 'Ñahui Condori'], ['Rosa', 'Del Águila Vásquez'],
  ['Juan Carlos', 'Rodríguez Flores'], ['Milagros del Rocío', 'Chávez Castillo'], ['Óscar', 'Mamani Apaza'],
]
let problems = 0

function complain(name, width, problem) {
  problems++
  console.log(`${name} ${width}: ${problem}`)
}

const request = (api, estado, number = 0) => {
  const [nombres, apellidos] = names[number % names.length]
  return api.request(estado, {
    cliente: { nombres, apellidos, celular: '987 654 321', email: 'cliente@correo.pe' },
    promotor_id: number % 2 ? 1 : null,
    comentario: 'Necesita el certificado para un concurso público; prefiere que se le llame después de las cinco.',
  })
}

async function picture(browser, stack, apis, [name, role, where, prepare], width) {
  const context = await newContext(browser, stack.origin, width, {
    api: apis[role],
    colorScheme: options.dark ? 'dark' : 'light',
  })
  context.on('weberror', (error) => complain(name, width, error.error()))
  context.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) complain(name, width, message.text())
  })
  try {
    const address = states.includes(where) ? detailAddress(await request(apis.ADMIN, where)) : where
    const page = await context.newPage()
    await page.goto(address, { waitUntil: 'networkidle' })
    await prepare?.(page, { apis })
    await page.waitForFunction(() => !document.querySelector('[class*=skeleton]'))
    await page.waitForTimeout(400)
    const sideways = await overflow(page)
    if (sideways > 0) complain(name, width, `scrolls sideways by ${sideways} px`)
    const path = join(directory, `${name}-${width}${options.dark ? '-oscuro' : ''}.png`)
    await page.screenshot({ path, fullPage: !name.startsWith('dialogo') })
  } catch (error) {
    complain(name, width, error.message.split('\n')[0])
  } finally {
    await context.close()
  }
}

await mkdir(directory, { recursive: true })
const stack = await Stack.start()
const browser = await launch()
try {
  const apis = {}
  for (const role of Object.keys(people)) apis[role] = await Api.signIn(stack.origin, people[role])
  for (let i = 0; i < 26; i++) await request(apis.OPERADOR, 'REGISTRADO', i)
  for (const [i, estado] of states.entries()) await request(apis.ADMIN, estado, i)
  for (const wanted of pictures.filter(([name]) => new RegExp(options.only).test(name)))
    for (const width of widths) await picture(browser, stack, apis, wanted, width)
} finally {
  await browser.close()
  await stack.stop()
}
process.exitCode = problems > 0 ? 1 : 0
