import assert from 'node:assert/strict'
import { Api, newDni, people } from './support/api.mjs'
import { behaves } from './support/keyboard.mjs'
import { refusedEverywhere } from './support/refusal.mjs'
import { sound } from './support/sound.mjs'
import {
  Suite, button, dialog, field, fill, gone, group, region, see, text, toast,
} from './support/suite.mjs'

const suite = Suite.open()
suite.expected.push(/status of (400|401|403|409|422) /)

const address = '/app/usuarios'
const results = (page) => region(page, 'Resultados')
const rowOf = (page, name) => results(page).getByRole('row').or(results(page).getByRole('listitem')).filter({ hasText: name })
const userOf = async (email) => (await suite.api.data('GET', '/admin/usuarios')).find((one) => one.user_email === email)
const role = (form, name) => group(form, 'Roles').getByRole('checkbox', { name, exact: true })
const signsIn = async ({ email, password }) =>
  (await fetch(`${suite.stack.origin}/auth/login`, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ email, password }),
  })).status

suite.each('A16 a doctor is created with CMP and especialidad, may sign in, and may be assigned', async (width) => {
  const document = newDni()
  const account = { email: `doctora-${width}@cmep.local`, password: 'una clave larga' }
  const page = await suite.page('ADMIN', width, address)
  await button(page, 'Crear usuario').click()
  const form = dialog(page, 'Crear usuario')
  await fill(form, { 'Correo electrónico': account.email, Nombres: 'Rocío', Apellidos: `Salas ${width}` })
  await fill(form, { Contraseña: account.password, 'Número de documento': document, 'Fecha de nacimiento': '05/03/1980' })
  await button(form, 'Crear').click()
  await see(form.getByText('Elija al menos un rol.'))
  await role(form, 'Médico').check()
  await button(form, 'Crear').click()
  await toast(page, `Rocío Salas ${width} ya puede ingresar.`)
  const more = dialog(page, 'Editar usuario')
  await fill(more, { CMP: '054321', Especialidad: 'Cardiología' })
  await button(more, 'Guardar').click()
  await gone(more)
  const saved = await userOf(account.email)
  const { nombres, fecha_nacimiento, numero_documento, roles, cmp, especialidad } = saved
  assert.deepEqual(
    { nombres, fecha_nacimiento, numero_documento, roles, cmp, especialidad },
    {
      nombres: 'Rocío', fecha_nacimiento: '1980-03-05', numero_documento: document, roles: ['MEDICO'],
      cmp: '054321', especialidad: 'Cardiología',
    },
  )
  assert.equal(await signsIn(account), 200)
  assert.ok(await suite.api.employee('MEDICO', `Rocío Salas ${width}`))
})

suite.each('A16 an email that is taken is refused, and nothing typed is lost', async (width) => {
  const page = await suite.page('ADMIN', width, address)
  await button(page, 'Crear usuario').click()
  const form = dialog(page, 'Crear usuario')
  const typed = { 'Correo electrónico': people.GESTOR.email, Nombres: 'Otro', Apellidos: 'Carlos', 'Número de documento': newDni() }
  await fill(form, { ...typed, Contraseña: 'una clave larga' })
  await role(form, 'Gestor').check()
  await button(form, 'Crear').click()
  await see(form.getByRole('alert').getByText('Ya existe un usuario con ese correo.'))
  for (const [name, value] of Object.entries(typed)) assert.equal(await field(form, name).inputValue(), value)
  await button(form, 'Volver').click()
  await button(dialog(page, '¿Descartar lo escrito?'), 'Descartar').click()
  await gone(form)
})

suite.each('A16 what is edited is saved, cleared where it was emptied, and nothing else', async (width) => {
  const person = await suite.stack.hire('OPERADOR', 'Elsa', `Prado ${width}`)
  const path = `/admin/usuarios/${person.user_id}`
  const before = await suite.api.data('PATCH', path, { telefono: '987654321', comentario: 'Turno de la tarde' })
  const page = await suite.page('ADMIN', width, `${address}?q=Prado ${width}`)
  await button(page, `Editar a ${person.name}`).click()
  const form = dialog(page, 'Editar usuario')
  await fill(form, { Celular: '', 'Teléfono fijo': '014567890' })
  await role(form, 'Gestor').check()
  await button(form, 'Guardar').click()
  await toast(page, `${person.name} se guardó.`)
  const after = await userOf(person.email)
  assert.deepEqual(after, { ...before, telefono: null, telefono_fijo: '014567890', roles: ['OPERADOR', 'GESTOR'] })
  await see(rowOf(page, person.name).getByText('Operador, Gestor'))
})

suite.each('A16 a new role counts for what that person does next', async (width) => {
  const { page: theirs } = await suite.newcomer('OPERADOR', width, '/app')
  await see(theirs.getByRole('heading', { name: 'Por asignar gestor' }))
  const { user_id } = (await (await theirs.request.get('/auth/me')).json()).data.user
  const { user_email } = (await suite.api.data('GET', '/admin/usuarios')).find((one) => one.user_id === user_id)
  const page = await suite.page('ADMIN', width, `${address}?q=${user_email}`)
  await button(page, 'Editar a Nueva Persona').click()
  const form = dialog(page, 'Editar usuario')
  await role(form, 'Operador').uncheck()
  await role(form, 'Médico').check()
  await button(form, 'Guardar').click()
  await toast(page, 'se guardó.')
  await theirs.reload()
  await see(theirs.getByRole('heading', { name: 'Por evaluar' }))
  await theirs.context().close()
})

suite.each('A16 suspending ends the session that is open, and reactivating lets them in again', async (width) => {
  const person = await suite.stack.hire('GESTOR', 'Iván', `Luna ${width}`)
  const context = await suite.context(width, { api: await Api.signIn(suite.stack.origin, person) })
  const theirs = await context.newPage()
  await theirs.goto('/app/solicitudes')
  await see(theirs.getByRole('heading', { name: 'Solicitudes' }))

  const page = await suite.page('ADMIN', width, `${address}?q=Luna ${width}`)
  await button(page, `Suspender a ${person.name}`).click()
  await button(dialog(page, '¿Suspender usuario?'), 'Sí, suspender').click()
  await toast(page, `${person.name} ya no puede ingresar.`)
  await see(rowOf(page, person.name).getByText('Suspendido'))

  await theirs.getByRole('link', { name: 'Inicio', exact: true }).click()
  await see(dialog(theirs, 'Su sesión terminó'))
  await text(dialog(theirs, 'Su sesión terminó'), 'Contraseña').fill(person.password)
  await button(dialog(theirs, 'Su sesión terminó'), 'Continuar').click()
  await see(theirs.getByRole('alert').getByText('Cuenta suspendida'))

  await button(page, `Reactivar a ${person.name}`).click()
  await button(dialog(page, '¿Reactivar usuario?'), 'Sí, reactivar').click()
  await toast(page, `${person.name} puede ingresar de nuevo.`)
  await button(dialog(theirs, 'Su sesión terminó'), 'Continuar').click()
  await gone(dialog(theirs, 'Su sesión terminó'))
  await context.close()
})

suite.each('A16 a password that is reset ends the sessions, and only the new one counts', async (width) => {
  const person = await suite.stack.hire('MEDICO', 'Olga', `Vera ${width}`)
  const theirs = await Api.signIn(suite.stack.origin, person)
  const page = await suite.page('ADMIN', width, `${address}?q=Vera ${width}`)
  await button(page, `Contraseña de ${person.name}`).click()
  const form = dialog(page, 'Restablecer contraseña')
  await fill(form, { 'Contraseña nueva': 'corta' })
  await button(form, 'Restablecer').click()
  await see(form.getByText('Como mínimo 8 caracteres; hay 5.'))
  await button(form, 'Mostrar lo escrito').click()
  assert.equal(await field(form, 'Contraseña nueva').getAttribute('type'), 'text')
  await fill(form, { 'Contraseña nueva': 'otra clave larga' })
  await button(form, 'Restablecer').click()
  await toast(page, `${person.name} tiene otra contraseña.`)
  assert.equal((await theirs.send('GET', '/auth/me')).status, 401)
  assert.equal(await signsIn(person), 401)
  assert.equal(await signsIn({ ...person, password: 'otra clave larga' }), 200)
})

suite.each('A16 the last administrator keeps the role, and is told why', async (width) => {
  const page = await suite.page('ADMIN', width, `${address}?q=${people.ADMIN.email}`)
  await button(page, `Editar a ${people.ADMIN.name}`).click()
  const form = dialog(page, 'Editar usuario')
  await role(form, 'Operador').check()
  await role(form, 'Administrador').uncheck()
  await button(form, 'Guardar').click()
  await see(form.getByRole('alert').getByText('Es el último administrador activo'))
  assert.deepEqual((await userOf(people.ADMIN.email)).roles, ['ADMIN'])
})

suite.each('users are found by what they are called and by role, and the address keeps it', async (width) => {
  const all = await suite.api.data('GET', '/admin/usuarios')
  const page = await suite.page('ADMIN', width, address)
  const chips = group(page, 'Rol')
  for (const [rol, words] of Object.entries({ ADMIN: 'Administrador', OPERADOR: 'Operador', GESTOR: 'Gestor', MEDICO: 'Médico' })) {
    const count = all.filter(({ roles }) => roles.includes(rol)).length
    await chips.getByRole('button', { name: new RegExp(`^${words} ?${count}$`) }).click()
    await see(page.getByText(`1–${count} de ${count}`))
    assert.equal(new URL(page.url()).searchParams.get('rol'), rol)
  }
  await page.getByRole('searchbox', { name: 'Buscar usuarios' }).fill('médico maria')
  await see(page.getByText('1–1 de 1'))
  await page.reload()
  await see(rowOf(page, people.MEDICO.name))
})

suite.each('the policy stands there as the server has it', async (width) => {
  const policy = await suite.api.data('GET', '/admin/permisos')
  const page = await suite.page('ADMIN', width, address)
  const block = region(page, 'Qué puede hacer cada rol')
  const lines = block.getByRole('row').or(block.getByRole('listitem'))
  const words = {
    EDITAR_DATOS: 'Editar datos', ASIGNAR_GESTOR: 'Asignar gestor', CAMBIAR_GESTOR: 'Cambiar gestor',
    REGISTRAR_PAGO: 'Registrar pago', ASIGNAR_MEDICO: 'Asignar médico', CAMBIAR_MEDICO: 'Cambiar médico',
    CERRAR: 'Cerrar solicitud', CANCELAR: 'Cancelar solicitud', OVERRIDE: 'Override',
  }
  const states = {
    REGISTRADO: 'Registrado', ASIGNADO_GESTOR: 'Con gestor', PAGADO: 'Pagado', ASIGNADO_MEDICO: 'Con médico',
    CERRADO: 'Cerrado', CANCELADO: 'Cancelado',
  }
  for (const [estado, shown] of Object.entries(states)) {
    const line = lines.filter({ has: page.getByText(shown, { exact: true }) })
    await see(line)
    const said = (await line.locator('td, dd').allInnerTexts()).map((one) => one.trim())
    const expected = ['ADMIN', 'OPERADOR', 'GESTOR', 'MEDICO'].map(
      (rol) => policy[rol][estado].map((one) => words[one]).join(', ') || '–',
    )
    assert.deepEqual(said, expected, estado)
  }
})

suite.each('what the server refuses stands at its field, and nothing typed is lost', async (width) => {
  const page = await suite.page('ADMIN', width, address)
  await button(page, 'Crear usuario').click()
  const form = dialog(page, 'Crear usuario')
  await fill(form, {
    'Correo electrónico': 'x@y.pe', Contraseña: 'una clave larga', Nombres: 'N', Apellidos: 'A', 'Número de documento': newDni(),
    Celular: '987654321', 'Fecha de nacimiento': '01/02/1990', Dirección: 'Jr. Puno 1',
  })
  await role(form, 'Gestor').check()
  await refusedEverywhere(page, form.locator('form'), () => button(form, 'Crear').click())
})

suite.each('the page and its dialogs can be read and used with the keyboard alone', async (width) => {
  const person = await suite.stack.hire('GESTOR', 'Maximiliano'.repeat(3), `Teclado ${width}`)
  const page = await suite.page('ADMIN', width, `${address}?q=Teclado ${width}`)
  assert.equal(await page.title(), 'Usuarios · CMEP')
  await see(rowOf(page, person.name))
  await see(region(page, 'Qué puede hacer cada rol').getByText('Cancelado'))
  await sound(page)
  await behaves(page, button(page, 'Crear usuario'), 'Crear usuario')
  await behaves(page, button(page, `Editar a ${person.name}`), 'Editar usuario')
  await behaves(page, button(page, `Contraseña de ${person.name}`), 'Restablecer contraseña')
  await behaves(page, button(page, `Suspender a ${person.name}`), '¿Suspender usuario?')
})

suite.nothingBroken()
