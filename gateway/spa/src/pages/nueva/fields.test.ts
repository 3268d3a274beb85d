import type { Persona } from '@api'
import { describe, expect, it } from 'vitest'
import { compareKnown, isWhole, newBody, newCheck, newInitial } from './fields'

const client = {
  'cliente.numero_documento': ' 12345678 ',
  'cliente.nombres': 'Ana',
  'cliente.apellidos': 'Ríos',
  'cliente.fecha_nacimiento': '05/03/1990',
}
const wrongOf = (values: Record<string, string>) =>
  Object.entries(newCheck(values)).flatMap(([name, wrong]) => (wrong ? [name] : []))

describe('a new request', () => {
  it('names every field that is missing', () => {
    expect(wrongOf(newInitial('1'))).toEqual([
      'cliente.numero_documento',
      'cliente.nombres',
      'cliente.apellidos',
    ])
  })

  it('checks an apoderado and a promotor only when there is one', () => {
    const values = { ...newInitial('1'), ...client }
    expect(wrongOf(values)).toEqual([])
    expect(wrongOf({ ...values, con_apoderado: 'si' })).toContain('apoderado.nombres')
    expect(wrongOf({ ...values, promotor_modo: 'EXISTENTE' })).toEqual(['promotor_id'])
    expect(wrongOf({ ...values, promotor_modo: 'NUEVO', 'promotor.tipo_promotor': 'EMPRESA' })).toEqual([
      'promotor.razon_social',
    ])
  })

  it('sends what was filled in, and nothing of the parts not chosen', () => {
    const values = { ...newInitial('1'), ...client, 'promotor.razon_social': 'Notaría', promotor_id: '4' }
    expect(newBody(values)).toEqual({
      cliente: {
        tipo_documento: 'DNI',
        numero_documento: '12345678',
        nombres: 'Ana',
        apellidos: 'Ríos',
        fecha_nacimiento: '1990-03-05',
      },
      apoderado: null,
      promotor: null,
      promotor_id: null,
      servicio_id: 1,
      comentario: null,
    })
  })

  it('sends a promotor with the fields of its kind', () => {
    const values = {
      ...newInitial(''),
      ...client,
      promotor_modo: 'NUEVO',
      'promotor.tipo_promotor': 'EMPRESA',
      'promotor.razon_social': 'Notaría Paz',
      'promotor.ruc': '20123456789',
      'promotor.nombres': 'de antes',
    }
    expect(newBody(values).promotor).toEqual({
      tipo_promotor: 'EMPRESA',
      razon_social: 'Notaría Paz',
      ruc: '20123456789',
    })
  })
})

describe('looking a person up', () => {
  const persona = {
    nombres: 'Ana',
    apellidos: 'Ríos',
    celular: '987654321',
    email: null,
    fecha_nacimiento: '1990-03-05',
    direccion: null,
  } as Persona

  it('waits for a whole document', () => {
    expect(isWhole('DNI', '1234567')).toBe(false)
    expect(isWhole('DNI', '12345678')).toBe(true)
    expect(isWhole('CE', 'CE001234')).toBe(true)
    expect(isWhole('CE', 'C')).toBe(false)
  })

  it('tells what fills a gap from what would overwrite', () => {
    const values = { 'cliente.nombres': 'Anita', 'cliente.apellidos': 'Ríos', 'cliente.email': 'a@b.pe' }
    expect(compareKnown(persona, values, 'cliente')).toEqual({
      fills: { 'cliente.celular': '987654321', 'cliente.fecha_nacimiento': '05/03/1990' },
      replaces: { 'cliente.nombres': 'Ana' },
    })
  })
})
