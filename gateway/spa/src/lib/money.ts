import type { Moneda } from '@api'

/** Money stays text from the answer to the screen: a binary float would lose cents of large amounts. */

const signs: Record<Moneda, string> = { PEN: 'S/', USD: 'US$' }

export const currencyNames: Record<Moneda, string> = { PEN: 'Soles (S/)', USD: 'Dólares (US$)' }

/** "1234.50" and PEN to "S/ 1,234.50", as Peru groups. */
export function showMoney(amount: string | null | undefined, currency: Moneda | null | undefined): string {
  if (amount === null || amount === undefined || amount === '') return ''
  const [whole = '0', cents = '00'] = amount.replace('-', '').split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  const sign = amount.startsWith('-') ? '−' : ''
  return `${sign}${signs[currency ?? 'PEN']}\u00a0${grouped}.${cents.padEnd(2, '0')}`
}

const most = 999_999_999_999n

/** In cents; null for what is no amount that the API takes. */
export function readCents(text: string): bigint | null {
  const match = /^(\d+)(?:\.(\d{1,2})0*)?$/.exec(text.trim().replace(/,(?=\d{3}(\D|$))/g, ''))
  if (!match) return null
  const cents = BigInt(match[1]!) * 100n + BigInt((match[2] ?? '').padEnd(2, '0'))
  return cents <= most ? cents : null
}

export function writeCents(cents: bigint): string {
  const positive = cents < 0n ? -cents : cents
  const text = `${positive / 100n}.${String(positive % 100n).padStart(2, '0')}`
  return cents < 0n ? `-${text}` : text
}

export function sumCents(amounts: string[]): bigint {
  return amounts.reduce((sum, amount) => sum + (readCents(amount) ?? 0n), 0n)
}
