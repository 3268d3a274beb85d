import assert from 'node:assert/strict'
import { newDni } from './support/api.mjs'
import { Suite, button, choice, dialog, gone, group, radio, see, text } from './support/suite.mjs'

const suite = Suite.open()
const send = (page) => button(page, 'Registrar solicitud').click()

async function open(width) {
  const page = await suite.page('OPERADOR', width, '/app/solicitudes/nueva')
  await see(page.getByText('Costo:'))
  return page
}

async function fillPerson(scope, fields) {
  await text(scope, 'Número de documento').fill(fields.documento ?? newDni())
  await see(scope.getByText('Todavía no está registrado.'))
  await text(scope, 'Nombres').fill(fields.nombres)
  await text(scope, 'Apellidos').fill(fields.apellidos)
}

/** The detail that the page went to. */
async function registered(page) {
  await page.waitForURL(/\/app\/solicitudes\/\d+$/)
  const detail = await suite.api.detail(page.url().split('/').pop())
  await see(page.getByRole('heading', { name: detail.codigo }))
  assert.equal(await page.title(), `${detail.codigo} · CMEP`)
  return detail
}

suite.each('A3 all eight fields of the client, apoderado, service and comment are kept', async (width) => {
  const page = await open(width)
  const client = group(page, 'Cliente')
  await fillPerson(client, { nombres: 'Íñigo', apellidos: 'Peña Muñoz' })
  await text(client, 'Celular').fill('987111222')
  await text(client, 'Correo electrónico').fill('inigo@correo.pe')
  await text(client, 'Fecha de nacimiento').fill('05/03/1990')
  await text(client, 'Dirección').fill('Av. Larco 123')
  await page.getByRole('checkbox', { name: 'Agregar apoderado' }).check()
  await fillPerson(group(page, 'Apoderado'), { nombres: 'Elena', apellidos: 'Muñoz' })
  await text(page, 'Comentario').fill('Con urgencia')
  await send(page)
  const saved = await registered(page)
  const { nombre, celular, email, fecha_nacimiento, direccion } = saved.cliente
  assert.deepEqual(
    [nombre, celular, email, fecha_nacimiento, direccion],
    ['Íñigo Peña Muñoz', '987111222', 'inigo@correo.pe', '1990-03-05', 'Av. Larco 123'],
  )
  assert.equal(saved.apoderado.nombres, 'Elena')
  assert.deepEqual([saved.comentario, saved.tarifa_monto, saved.promotor], ['Con urgencia', '200.00', null])
})

suite.each('A3 an existing promotor, and a new one of each kind, come with the request', async (width) => {
  const kinds = {
    Existente: async (page) => choice(page, 'Promotor').selectOption({ label: 'Luis Promotor Reyes (Persona)' }),
    Persona: async (scope) => {
      await text(scope, 'Nombres').fill('Rita')
      await text(scope, 'Apellidos').fill('Salas')
    },
    Empresa: async (scope) => {
      await text(scope, 'Razón social').fill('Notaría Paz')
      await text(scope, 'RUC').fill('20555666777')
    },
    Otros: async (scope) => text(scope, 'Nombre').fill('Feria de salud'),
  }
  const names = {
    Existente: 'Luis Promotor Reyes', Persona: 'Rita Salas', Empresa: 'Notaría Paz', Otros: 'Feria de salud',
  }
  for (const [kind, fill] of Object.entries(kinds)) {
    const page = await open(width)
    await fillPerson(group(page, 'Cliente'), { nombres: 'Olga', apellidos: 'Rojas' })
    await radio(page, kind === 'Existente' ? kind : 'Nuevo').check()
    if (kind === 'Existente') await fill(page)
    else {
      await radio(group(page, 'Promotor nuevo'), kind).check()
      await fill(group(page, 'Promotor nuevo'))
    }
    await send(page)
    assert.equal((await registered(page)).promotor.nombre, names[kind], kind)
  }
})

suite.each('A3 a known document fills the form, and asks before it overwrites', async (width) => {
  const known = await suite.api.request('REGISTRADO', { cliente: { celular: '911222333' } })
  const page = await open(width)
  const client = group(page, 'Cliente')
  await text(client, 'Nombres').fill('Otro nombre')
  await text(client, 'Número de documento').fill(known.cliente.numero_documento)
  const question = dialog(page, 'Ya conocemos a esta persona')
  await see(question.getByText('Otro nombre'))
  assert.equal(await text(client, 'Celular').inputValue(), '911222333')
  await button(question, 'Usar los datos guardados').click()
  await gone(question)
  assert.equal(await text(client, 'Nombres').inputValue(), 'Lucía')
  await send(page)
  assert.equal((await registered(page)).cliente.persona_id, known.cliente.persona_id)
})

suite.each('A3 what is missing or wrong is said at its field, sent nowhere, and outlives a reload', async (width) => {
  const page = await open(width)
  const before = await suite.api.count({})
  const client = group(page, 'Cliente')
  await text(client, 'Número de documento').fill('123')
  await text(client, 'Correo electrónico').fill('sin arroba')
  await send(page)
  for (const name of ['Número de documento', 'Nombres', 'Apellidos', 'Correo electrónico']) {
    assert.equal(await text(client, name).getAttribute('aria-invalid'), 'true', name)
  }
  await see(client.getByText('El DNI tiene 8 dígitos; hay 3.'))
  assert.equal(await text(client, 'Número de documento').evaluate((field) => field === document.activeElement), true)
  assert.equal(await suite.api.count({}), before)
  await page.reload()
  await see(page.getByText('Costo:'))
  assert.equal(await text(client, 'Correo electrónico').inputValue(), 'sin arroba')
  await button(page, 'Empezar de nuevo').click()
  await button(dialog(page, '¿Empezar de nuevo?'), 'Borrar lo escrito').click()
  assert.equal(await text(client, 'Correo electrónico').inputValue(), '')
})

suite.nothingBroken()
