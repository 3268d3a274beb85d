import { describe, expect, it } from 'vitest'
import { amountOf, changeOf, scaleOf, showPeriod } from './figures'
import { presets, readRange, writeRange } from './range'

const today = '2026-03-05'
const read = (text: string) => readRange(new URLSearchParams(text), today)

describe('the range of a report', () => {
  it('is the last thirty days when the address says nothing', () => {
    expect(read('')).toEqual({ desde: '2026-02-03', hasta: today, estado: '', agrupacion: 'mensual' })
    expect(writeRange(read(''), today)).toEqual({})
  })

  it('is read, and what is wrong is left out', () => {
    const address = 'desde=2026-01-01&hasta=2026-01-31&estado=PAGADO&agrupacion=semanal'
    expect(writeRange(read(address), today)).toEqual(Object.fromEntries(new URLSearchParams(address)))
    expect(read('desde=2026-02-30&hasta=2026-13-45')).toEqual(read(''))
    expect(read('desde=ayer&hasta=2026-02-28&estado=X&agrupacion=anual')).toEqual({
      desde: '2026-01-29',
      hasta: '2026-02-28',
      estado: '',
      agrupacion: 'mensual',
    })
  })

  it('has the usual ones ready, at the turn of a year too', () => {
    const days = (day: string) => presets(day).map(({ desde, hasta }) => `${desde} ${hasta}`)
    expect(days('2028-03-01')).toContain('2028-02-01 2028-02-29')
    expect(days('2026-01-02')).toEqual([
      '2025-12-03 2026-01-02',
      '2025-12-27 2026-01-02',
      '2026-01-01 2026-01-02',
      '2025-12-01 2025-12-31',
      '2026-01-01 2026-01-02',
      '2025-01-01 2025-12-31',
    ])
  })
})

describe('figures', () => {
  it('are compared with the period before', () => {
    expect(changeOf(15, 12)).toEqual({ direction: 'up', words: '25 % más que antes' })
    expect(changeOf(1, 3)).toEqual({ direction: 'down', words: '66.7 % menos que antes' })
    expect(changeOf(3, 0)).toEqual({ direction: 'up', words: 'Antes no hubo' })
    expect(changeOf(0, 0).direction).toBe('same')
  })

  it('keep their cents', () => {
    expect([0, 0.1, 200, 1234567.89, 9999999999.99].map(amountOf)).toEqual([
      '0.00',
      '0.10',
      '200.00',
      '1234567.89',
      '9999999999.99',
    ])
  })

  it('stand on a scale of round numbers', () => {
    expect(scaleOf([], true)).toEqual([0, 1, 2, 3, 4])
    expect(scaleOf([3, 7], true)).toEqual([0, 2, 4, 6, 8])
    expect(scaleOf([120], true)).toEqual([0, 50, 100, 150])
    expect(scaleOf([1000], true)).toEqual([0, 250, 500, 750, 1000])
    for (const most of [1, 5, 9, 10, 11, 99, 101, 12_345, 987_654]) {
      const scale = scaleOf([most], true)
      expect(scale.at(-1)).toBeGreaterThanOrEqual(most)
      expect(scale.length).toBeLessThanOrEqual(5)
      expect(scale.every(Number.isInteger)).toBe(true)
    }
  })

  it('belong to a month or a week', () => {
    expect([showPeriod('2026-01'), showPeriod('2026-01', true)]).toEqual(['ene 26', 'ene 2026'])
    expect([showPeriod('2026-W05'), showPeriod('2026-W53', true)]).toEqual(['S5 26', 'semana 53 de 2026'])
  })
})
