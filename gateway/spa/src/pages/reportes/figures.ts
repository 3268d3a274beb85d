import type { PeriodoReporte } from '@api'
import { writeCents } from '../../lib/money'

/** What is told beside a figure, and how figures become a drawing. */

export const showCount = (count: number) => count.toLocaleString('es-PE')

/** Money of a report is a number with two decimals: its cents are whole. */
export const amountOf = (money: number) => writeCents(BigInt(Math.round(money * 100)))

export const showPercent = (part: number) => `${part.toLocaleString('es-PE', { maximumFractionDigits: 1 })} %`

export interface Change {
  direction: 'up' | 'down' | 'same'
  words: string
}

/** Against the period before; of nothing there is no percentage. */
export function changeOf(now: number, before: number): Change {
  if (now === before) return { direction: 'same', words: 'Igual que antes' }
  const direction = now > before ? 'up' : 'down'
  const word = direction === 'up' ? 'más' : 'menos'
  if (before === 0) return { direction, words: 'Antes no hubo' }
  return { direction, words: `${showPercent((Math.abs(now - before) / before) * 100)} ${word} que antes` }
}

/** Where the lines of a scale go: at most five, at round numbers, the last at or above the greatest. */
export function scaleOf(values: number[], whole: boolean): number[] {
  const most = Math.max(...values, whole ? 4 : 0.04)
  const rough = most / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 2.5, 5, 10]
    .map((times) => times * power)
    .find((one) => one >= rough - 1e-9 && (!whole || Number.isInteger(one)))!
  const steps = Math.ceil(most / step - 1e-9)
  return Array.from({ length: steps + 1 }, (_, index) => index * step)
}

const months = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic']

/** "2026-01" to "ene 26", "2026-W05" to "S5 26"; whole, to "ene 2026" and "semana 5 de 2026". A year of another century
 * than the two that people mean by two digits has all four. */
export function showPeriod(periodo: string, whole = false): string {
  const [year = '', rest = ''] = periodo.split('-')
  const short = whole || !/^(19|20)/.test(year) ? year : year.slice(2)
  if (!rest.startsWith('W')) return `${months[Number(rest) - 1] ?? rest} ${short}`
  const week = Number(rest.slice(1))
  return whole ? `semana ${week} de ${year}` : `S${week} ${short}`
}

const mostDrawn = 600

/** All periods of a series, or, where they are too many to be drawn, the newest of those with any figure: one payment with
 * a mistyped year makes a series of centuries. */
export function drawnOf(series: PeriodoReporte[]): PeriodoReporte[] {
  if (series.length <= mostDrawn) return series
  return series.filter(({ solicitudes, ingresos }) => solicitudes > 0 || ingresos > 0).slice(-mostDrawn)
}
