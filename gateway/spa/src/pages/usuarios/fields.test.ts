import type { UserAdmin } from '@api'
import { describe, expect, it } from 'vitest'
import { createBody, createCheck, createInitial, editBody, editCheck, editInitial } from './fields'

const wrongOf = (wrong: Record<string, string | null>) => Object.keys(wrong).filter((name) => wrong[name])
const doctor = {
  user_id: 4,
  persona_id: 4,
  nombres: 'María',
  apellidos: 'Ríos',
  tipo_documento: 'DNI',
  numero_documento: '12345678',
  fecha_nacimiento: '1980-03-05',
  roles: ['MEDICO', 'ADMIN'],
} as UserAdmin

describe('a new user', () => {
  it('is asked for all that the server needs', () => {
    const needed = ['user_email', 'password', 'nombres', 'apellidos', 'numero_documento', 'roles']
    expect(wrongOf(createCheck(createInitial))).toEqual(needed)
  })

  it('has a password of eight characters, blanks counted', () => {
    expect(createCheck({ ...createInitial, password: 'siete12' }).password).toMatch(/mínimo 8/)
    expect(createCheck({ ...createInitial, password: 'con esp ' }).password).toBeNull()
    expect(createBody({ ...createInitial, password: ' con esp ' }).password).toBe(' con esp ')
  })

  it('is sent with its roles as a list and what was left empty as nothing', () => {
    const body = createBody({ ...createInitial, roles: 'GESTOR,MEDICO', fecha_nacimiento: '05/03/1990' })
    expect(body).toMatchObject({
      roles: ['GESTOR', 'MEDICO'],
      fecha_nacimiento: '1990-03-05',
      telefono: null,
    })
  })
})

describe('a user that is edited', () => {
  it('is right as it was saved', () => {
    expect(wrongOf(editCheck(editInitial(doctor), editInitial(doctor)))).toEqual([])
  })

  it('clears with an empty text and sends only what was changed', () => {
    const values = { ...editInitial(doctor), fecha_nacimiento: '', cmp: ' 054321 ', roles: 'MEDICO' }
    expect(editBody(values, ['fecha_nacimiento', 'cmp', 'roles'])).toEqual({
      fecha_nacimiento: '',
      cmp: '054321',
      roles: ['MEDICO'],
    })
  })

  it('has roles alone when it is nobody', () => {
    expect(editInitial({ ...doctor, persona_id: null })).toEqual({ roles: 'MEDICO,ADMIN' })
  })
})
