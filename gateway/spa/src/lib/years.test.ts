import { describe, expect, it } from 'vitest'
import type { PeriodoReporte, UserAdmin } from '@api'
import { editCheck as checkRequest, paymentBody, paymentCheck } from '../pages/detalle/fieldsets'
import { drawnOf, scaleOf, showPeriod } from '../pages/reportes/figures'
import { readRange, writeRange } from '../pages/reportes/range'
import { readFilters } from '../pages/solicitudes/filters'
import { editCheck as checkUser, editInitial } from '../pages/usuarios/fields'
import { date } from './checks'
import { isDay, readDate, showDate, strokeDate } from './dates'

/** Days at which programs go wrong, as the API writes them and as people do. */
const days: [string, string][] = [
  ['0001-01-01', '01/01/0001'],
  ['0099-12-31', '31/12/0099'],
  ['0100-01-01', '01/01/0100'],
  ['0202-01-15', '15/01/0202'],
  ['0999-12-31', '31/12/0999'],
  ['1000-01-01', '01/01/1000'],
  ['1582-10-10', '10/10/1582'],
  ['1899-12-31', '31/12/1899'],
  ['1969-12-31', '31/12/1969'],
  ['1970-01-01', '01/01/1970'],
  ['2000-02-29', '29/02/2000'],
  ['2038-01-19', '19/01/2038'],
  ['9999-12-31', '31/12/9999'],
]
const noDays = [
  '29/02/1900',
  '29/02/0001',
  '31/04/0202',
  '01/01/0000',
  '31/12/10000',
  '00/01/0202',
  '01/13/0202',
]

describe('a day of any year from 1 to 9999', () => {
  it.each(days)('%s is shown, read and taken for a day', (iso, shown) => {
    expect(showDate(iso)).toBe(shown)
    expect(readDate(shown)).toBe(iso)
    expect(isDay(iso)).toBe(true)
    expect(date(shown)).toBeNull()
  })

  it.each(days)('%s is typed digit by digit', (_, shown) => {
    let text = ''
    for (const digit of shown.replaceAll('/', '')) text = strokeDate(text, text + digit)
    expect(text).toBe(shown)
  })

  it.each(noDays)('%s is none', (text) => {
    expect(readDate(text)).toBeNull()
    expect(date(text)).not.toBeNull()
    expect(isDay(text.split('/').reverse().join('-'))).toBe(false)
  })

  it('is every day that the calendar has', () => {
    const leap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
    for (let year = 1; year <= 9999; year++) {
      expect(readDate(`29/02/${String(year).padStart(4, '0')}`) !== null, `year ${year}`).toBe(leap(year))
    }
  })

  it.each(days)('%s may be the day of a payment', (iso, shown) => {
    const values = { canal_pago: 'YAPE', fecha_pago: shown, monto: '1', moneda: 'PEN' }
    expect(paymentCheck(values).fecha_pago).toBeNull()
    expect(paymentBody(values).fecha_pago).toBe(iso)
  })

  it.each(days)('%s may begin or end a list and a report', (iso) => {
    expect(readFilters(new URLSearchParams({ desde: iso, hasta: iso }))).toEqual({ desde: iso, hasta: iso })
    const range = readRange(new URLSearchParams({ desde: iso, hasta: iso }), '2026-03-05')
    expect([range.desde, range.hasta]).toEqual([iso, iso])
    expect(writeRange(range, '2026-03-05')).toEqual({ desde: iso, hasta: iso })
  })

  it('has thirty days before it, as far as the calendar goes', () => {
    const desde = (hasta: string) => readRange(new URLSearchParams({ hasta }), '2026-03-05').desde
    expect(['0001-01-01', '0001-01-31', '0001-02-01', '0100-01-01', '9999-12-31'].map(desde)).toEqual([
      '0001-01-01',
      '0001-01-01',
      '0001-01-02',
      '0099-12-02',
      '9999-12-01',
    ])
  })
})

describe('an old record', () => {
  it.each(days)('that says %s can be changed elsewhere', (_, shown) => {
    const before = { cliente_fecha_nacimiento: shown, cliente_nombres: 'Ana' }
    const values = { ...before, cliente_nombres: 'Anita' }
    expect(checkRequest(values, before, Object.keys(before))).toEqual({ cliente_nombres: null })
  })

  it('of a user with an impossible birth or telephone can be changed elsewhere', () => {
    const before = editInitial({
      persona_id: 1,
      fecha_nacimiento: '0202-01-15',
      telefono: '1',
      tipo_documento: 'CE',
      numero_documento: 'X1',
      roles: ['GESTOR'],
    } as UserAdmin)
    expect(checkUser({ ...before, direccion: 'Jr. Uno' }, before)).toEqual({ direccion: null })
    expect(checkUser({ ...before, tipo_documento: 'DNI' }, before).numero_documento).toMatch(/dígitos/)
    expect(checkUser({ ...before, fecha_nacimiento: '15/01/0203' }, before).fecha_nacimiento).not.toBeNull()
  })
})

describe('a series of centuries', () => {
  const empty = { solicitudes: 0, ingresos: 0 }
  const name = (index: number) =>
    `${String(1 + Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`

  it('is drawn by its periods with figures, and whole while it is short', () => {
    const long: PeriodoReporte[] = Array.from({ length: 9999 * 12 }, (_, index) => ({
      periodo: name(index),
      ...empty,
    }))
    long[0] = { ...long[0]!, ingresos: 0.01 }
    long[119_987] = { ...long[119_987]!, solicitudes: 1 }
    const drawn = drawnOf(long)
    expect(drawn.map(({ periodo }) => periodo)).toEqual(['0001-01', '9999-12'])
    expect(
      scaleOf(
        drawn.map(({ solicitudes }) => solicitudes),
        true,
      ),
    ).toEqual([0, 1, 2, 3, 4])
    expect(drawnOf(long.slice(0, 600))).toHaveLength(600)
    expect(drawnOf(long.map((row) => ({ ...row, solicitudes: 1 })))).toHaveLength(600)
  })

  it('names its years in full where two digits would be taken for this century', () => {
    expect(['0001-01', '0202-01', '9999-12', '0202-W05'].map((one) => showPeriod(one))).toEqual([
      'ene 0001',
      'ene 0202',
      'dic 9999',
      'S5 0202',
    ])
    expect(['1976-12', '2026-W53'].map((one) => showPeriod(one))).toEqual(['dic 76', 'S53 26'])
  })
})
