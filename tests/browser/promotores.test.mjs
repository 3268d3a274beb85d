import assert from 'node:assert/strict'
import { newDni } from './support/api.mjs'
import { behaves } from './support/keyboard.mjs'
import { refusedEverywhere } from './support/refusal.mjs'
import { sound } from './support/sound.mjs'
import {
  Suite, button, dialog, fill, gone, radio, region, see, text, toast,
} from './support/suite.mjs'

const suite = Suite.open()
suite.expected.push(/status of (409|422) /)

const address = '/app/promotores'
const rows = (page) => region(page, 'Resultados').getByRole('row').or(region(page, 'Resultados').getByRole('listitem'))
const rowOf = (page, name) => rows(page).filter({ hasText: name })
const named = async (name) => (await suite.api.data('GET', '/promotores')).find(({ nombre }) => nombre === name)
const search = (page, words) => page.getByRole('searchbox', { name: 'Buscar promotores' }).fill(words)

/** What each kind is registered with, and what the API then says of it. */
const kinds = (mark) => ({
  Persona: {
    typed: { Nombres: 'Élida', Apellidos: `Roca ${mark}`, 'Número de documento': newDni(), Fuente: 'Abogados' },
    saved: { tipo_promotor: 'PERSONA', persona_nombres: 'Élida', fuente_promotor: 'Abogados', nombre: `Élida Roca ${mark}` },
  },
  Empresa: {
    typed: { 'Razón social': `Notaría ${mark}`, RUC: '20123456789', 'Correo electrónico': 'mesa@notaria.pe' },
    saved: { tipo_promotor: 'EMPRESA', ruc: '20123456789', email: 'mesa@notaria.pe', nombre: `Notaría ${mark}` },
  },
  Otros: {
    typed: { Nombre: `Volante ${mark}`, Celular: '987 654 321', Fuente: 'De la feria', Comentario: 'Mayo' },
    saved: { tipo_promotor: 'OTROS', celular_1: '987 654 321', fuente_promotor: 'De la feria', nombre: `Volante ${mark}` },
  },
})

suite.each('A14 a promotor of each kind is registered, found and edited', async (width) => {
  const page = await suite.page('OPERADOR', width, address)
  for (const [kind, { typed, saved }] of Object.entries(kinds(`alta ${width}`))) {
    await button(page, 'Registrar promotor').click()
    const form = dialog(page, 'Registrar promotor')
    await radio(form, kind).check()
    await fill(form, typed)
    await button(form, 'Registrar').click()
    await toast(page, `${saved.nombre} se registró.`)
    await gone(form)
    const known = await named(saved.nombre)
    for (const [name, value] of Object.entries(saved)) assert.equal(known[name], value, `${kind}: ${name}`)
    await search(page, saved.nombre.toUpperCase())
    await see(region(page, 'Resultados').getByText('1–1 de 1'))

    await button(rowOf(page, saved.nombre), `Editar a ${saved.nombre}`).click()
    const edit = dialog(page, 'Editar promotor')
    await fill(edit, { Fuente: 'Redes sociales', Celular: '' })
    await button(edit, 'Guardar').click()
    await toast(page, `${saved.nombre} se guardó.`)
    await gone(edit)
    const edited = await named(saved.nombre)
    assert.deepEqual(edited, { ...known, fuente_promotor: 'Redes sociales', celular_1: null })
    await search(page, '')
  }
})

suite.each('A14 a new name of a promotor is what its requests show', async (width) => {
  const { promotor_id } = await suite.api.data('POST', '/promotores', {
    tipo_promotor: 'EMPRESA', razon_social: `De antes ${width}`,
  })
  const { codigo } = await suite.api.request('REGISTRADO', { promotor_id })
  const page = await suite.page('OPERADOR', width, `${address}?q=antes ${width}`)
  await button(page, `Editar a De antes ${width}`).click()
  await fill(dialog(page, 'Editar promotor'), { 'Razón social': `De ahora ${width}` })
  await button(dialog(page, 'Editar promotor'), 'Guardar').click()
  await toast(page, `De ahora ${width} se guardó.`)
  await search(page, `ahora ${width}`)
  await page.getByRole('link', { name: `Solicitudes de De ahora ${width}` }).click()
  await see(page.getByRole('link', { name: codigo }))
  assert.equal(new URL(page.url()).searchParams.get('promotor_id'), String(promotor_id))
  await page.getByRole('link', { name: codigo }).click()
  await see(region(page, 'Datos').getByText(`De ahora ${width}`))
})

suite.each('A15 a promotor that requests name is not deleted, and it is said how many they are', async (width) => {
  const name = `Con solicitudes ${width}`
  const { promotor_id } = await suite.api.data('POST', '/promotores', { tipo_promotor: 'OTROS', nombre_promotor_otros: name })
  const made = []
  for (let i = 0; i < 3; i++) made.push((await suite.api.request('REGISTRADO', { promotor_id })).codigo)
  const page = await suite.page('OPERADOR', width, `${address}?q=${name}`)
  await button(page, `Eliminar a ${name}`).click()
  const asked = dialog(page, '¿Eliminar promotor?')
  await button(asked, 'Sí, eliminar').click()
  await see(asked.getByRole('alert').getByText('3 solicitudes nombran a este promotor'))
  await sound(page)
  assert.ok(await named(name))
  await asked.getByRole('link', { name: 'Ver sus solicitudes' }).click()
  await see(page.getByText('1–3 de 3'))
  for (const codigo of made) await see(page.getByRole('link', { name: codigo }))
})

suite.each('A15 a promotor that no request names is deleted once that was confirmed', async (width) => {
  const name = `Sin solicitudes ${width}`
  await suite.api.data('POST', '/promotores', { tipo_promotor: 'OTROS', nombre_promotor_otros: name })
  const page = await suite.page('OPERADOR', width, `${address}?q=${name}`)
  await button(page, `Eliminar a ${name}`).click()
  await button(dialog(page, '¿Eliminar promotor?'), 'Volver').click()
  assert.ok(await named(name))
  await button(page, `Eliminar a ${name}`).click()
  await button(dialog(page, '¿Eliminar promotor?'), 'Sí, eliminar').click()
  await toast(page, `${name} se eliminó.`)
  await see(page.getByText('Ningún promotor coincide'))
  assert.equal(await named(name), undefined)
})

suite.each('a long list comes in pages, and its filters keep in the address', async (width) => {
  for (let i = 0; i < 21; i++) {
    const nombre_promotor_otros = `Página ${width}-${String(i).padStart(2, '0')}`
    await suite.api.data('POST', '/promotores', { tipo_promotor: 'OTROS', nombre_promotor_otros })
  }
  const page = await suite.page('GESTOR', width, `${address}?q=pagina ${width}-&tipo=OTROS`)
  await see(page.getByText('1–20 de 21'))
  await button(page, 'Siguiente').click()
  await see(page.getByText('21–21 de 21'))
  await page.reload()
  await see(page.getByText('21–21 de 21'))
  await search(page, `pagina ${width}-07`)
  await see(page.getByText('1–1 de 1'))
  await page.getByRole('group', { name: 'Tipo' }).getByRole('button', { name: /^Empresa/ }).click()
  await see(page.getByText('Ningún promotor coincide'))
  assert.equal(new URL(page.url()).searchParams.get('tipo'), 'EMPRESA')
})

suite.each('what the server refuses stands at its field, and nothing typed is lost', async (width) => {
  const page = await suite.page('OPERADOR', width, address)
  for (const [kind, { typed }] of Object.entries(kinds(`mal ${width}`))) {
    await page.goto(address)
    await button(page, 'Registrar promotor').click()
    const form = dialog(page, 'Registrar promotor')
    await radio(form, kind).check()
    await fill(form, { Celular: '987654321', 'Correo electrónico': 'a@b.pe', Fuente: 'Otro', Comentario: 'x', ...typed })
    await refusedEverywhere(page, form.locator('form'), () => button(form, 'Registrar').click())
    await button(form, 'Volver').click()
    await button(dialog(page, '¿Descartar lo escrito?'), 'Descartar').click()
  }
})

suite.each('the page and its dialogs can be read and used with the keyboard alone', async (width) => {
  const name = `Teclado ${width}`
  await suite.api.data('POST', '/promotores', { tipo_promotor: 'EMPRESA', razon_social: name.repeat(12), ruc: '20123456789' })
  const page = await suite.page('OPERADOR', width, `${address}?q=Teclado`)
  assert.equal(await page.title(), 'Promotores · CMEP')
  await see(rowOf(page, name))
  await sound(page)
  await behaves(page, button(page, 'Registrar promotor'), 'Registrar promotor')
  await behaves(page, rowOf(page, name).getByRole('button', { name: /^Editar/ }), 'Editar promotor')
  await behaves(page, rowOf(page, name).getByRole('button', { name: /^Eliminar/ }), '¿Eliminar promotor?')
})

suite.nothingBroken()
