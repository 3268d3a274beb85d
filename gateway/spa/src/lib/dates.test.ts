import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  greeting,
  isDay,
  readDate,
  showDate,
  showDaysInState,
  showDay,
  showTime,
  strokeDate,
  todayInLima,
} from './dates'

describe('dates in Lima', () => {
  it('is still yesterday in Lima when UTC has a new day', () => {
    expect(todayInLima(new Date('2026-03-01T04:59:59Z'))).toBe('2026-02-28')
    expect(todayInLima(new Date('2026-03-01T05:00:00Z'))).toBe('2026-03-01')
  })

  it('shows times of the API as people in Lima read them', () => {
    expect(showTime('2026-01-29T04:05:04.123456Z')).toBe('28/01/2026 23:05')
    expect(showDay('2026-01-29T04:05:04Z')).toBe('28/01/2026')
    expect(showTime(null)).toBe('')
  })

  it('does not move a plain date across days', () => {
    expect(showDate('1990-12-31')).toBe('31/12/1990')
    expect(showDate(null)).toBe('')
  })

  it('reads what is typed, and only days that exist', () => {
    expect(readDate('31/12/1990')).toBe('1990-12-31')
    expect(readDate(' 5-3-1990 ')).toBe('1990-03-05')
    expect(readDate('')).toBe('')
    expect(readDate('31/02/2024')).toBeNull()
    expect(readDate('29/02/2024')).toBe('2024-02-29')
    expect(readDate('29/02/2023')).toBeNull()
    expect(readDate('12/31/1990')).toBeNull()
    expect(readDate('31/12/90')).toBeNull()
  })

  it('knows the days that an address may name', () => {
    const days = ['2024-02-29', '2026-02-29', '2026-13-01', '2026-2-1', 'ayer', '']
    expect(days.filter(isDay)).toEqual(['2024-02-29'])
  })

  it('puts the strokes in while digits are typed', () => {
    let text = ''
    for (const digit of '05031990') text = strokeDate(text, text + digit)
    expect(text).toBe('05/03/1990')
    expect(strokeDate('05/03/1990', '05/03/199')).toBe('05/03/199')
    expect(strokeDate('', '05031990')).toBe('05/03/1990')
    expect(strokeDate('5', '5/')).toBe('5/')
  })

  it('greets by the hour of Lima', () => {
    expect(greeting(new Date('2026-01-29T13:00:00Z'))).toBe('Buenos días')
    expect(greeting(new Date('2026-01-29T18:00:00Z'))).toBe('Buenas tardes')
    expect(greeting(new Date('2026-01-30T03:00:00Z'))).toBe('Buenas noches')
  })

  it('counts days in words', () => {
    expect([0, 1, 12].map(showDaysInState)).toEqual(['hoy', '1 día', '12 días'])
  })
})

describe('dates where locales have another shape', () => {
  const Real = Intl.DateTimeFormat

  afterEach(() => vi.unstubAllGlobals())

  // ICU 72 writes en-CA as month/day/year.
  it.each(['en-US', 'de-DE', 'sv-SE'])('are the same as everywhere (%s)', async (shape) => {
    const DateTimeFormat = function (_: string, options: Intl.DateTimeFormatOptions) {
      return new Real(shape, options)
    }
    vi.stubGlobal('Intl', { DateTimeFormat })
    vi.resetModules()
    const dates = await import('./dates')
    expect(dates.todayInLima(new Date('2026-03-01T04:59:59Z'))).toBe('2026-02-28')
    expect(dates.showDay('2026-01-09T04:05:04Z')).toBe('08/01/2026')
    expect(dates.showTime('2026-01-29T13:05:04.123456Z')).toBe('29/01/2026 08:05')
    expect(dates.greeting(new Date('2026-01-29T18:00:00Z'))).toBe('Buenas tardes')
  })
})
