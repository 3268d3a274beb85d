import { describe, expect, it } from 'vitest'
import { amount, birthDate, documento, email, length, phone, ruc } from './checks'
import { todayInLima, showDate } from './dates'

describe('checks of forms', () => {
  it('counts characters, not code units', () => {
    expect(length([1, 3])('añ😀')).toBeNull()
    expect(length([1, 3])('añoo')).toMatch(/Como máximo 3/)
    expect(length([1, 3])('   ')).toMatch(/obligatorio/)
    expect(length([0, 3])('')).toBeNull()
  })

  it('says of a document being typed only what can no longer become right', () => {
    expect(documento('DNI', '1234', false)).toBeNull()
    expect(documento('DNI', '1234', true)).toMatch(/8 dígitos/)
    expect(documento('DNI', '12a', false)).toMatch(/solo dígitos/)
    expect(documento('DNI', '123456789', false)).toMatch(/8 dígitos/)
    expect(documento('DNI', '12345678', true)).toBeNull()
    expect(documento('CE', 'CE001234', true)).toBeNull()
    expect(ruc('20123456789')).toBeNull()
    expect(ruc('2012345678')).toMatch(/11 dígitos/)
  })

  it('lets optional fields be empty', () => {
    for (const check of [email, phone, ruc, birthDate]) expect(check('')).toBeNull()
    expect(email('ana@')).not.toBeNull()
    expect(email('ana@correo.pe')).toBeNull()
    expect(phone('987 654 321')).toBeNull()
    expect(phone('abc')).not.toBeNull()
  })

  it('refuses to be born tomorrow', () => {
    expect(birthDate(showDate(todayInLima()))).toBeNull()
    expect(birthDate('01/01/2999')).toMatch(/futura/)
    expect(birthDate('31/02/2000')).not.toBeNull()
  })

  it('takes amounts above zero', () => {
    expect(amount('0.00')).toMatch(/mayor que cero/)
    expect(amount('0.01')).toBeNull()
    expect(amount('1.005')).toMatch(/dos decimales/)
  })
})
