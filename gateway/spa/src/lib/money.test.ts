import { describe, expect, it } from 'vitest'
import { readCents, showMoney, sumCents, writeCents } from './money'

const plain = (text: string) => text.replace('\u00a0', ' ')

describe('money', () => {
  it('is shown with its sign and groups of three', () => {
    expect(plain(showMoney('200.00', 'PEN'))).toBe('S/ 200.00')
    expect(plain(showMoney('1234567.50', 'USD'))).toBe('US$ 1,234,567.50')
    expect(showMoney(null, 'PEN')).toBe('')
  })

  it('does not lose cents of the largest amount', () => {
    expect(plain(showMoney('9999999999.99', 'PEN'))).toBe('S/ 9,999,999,999.99')
    expect(writeCents(sumCents(['9999999999.99', '0.01']))).toBe('10000000000.00')
    expect(writeCents(sumCents(['0.10', '0.20']))).toBe('0.30')
  })

  it('reads what the API takes and nothing else', () => {
    expect(readCents('200')).toBe(20000n)
    expect(readCents('1,234.5')).toBe(123450n)
    expect(readCents('200.500')).toBe(20050n)
    for (const wrong of ['', '-1', '1.234', '1,23', 'S/ 5', '10000000000', '1e3'])
      expect(readCents(wrong)).toBeNull()
  })

  it('writes a negative balance', () => {
    expect(writeCents(-5050n)).toBe('-50.50')
  })
})
