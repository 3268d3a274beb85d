import { describe, expect, it } from 'vitest'
import { matches } from './search'

describe('a search in a list that is all here', () => {
  it('finds each word anywhere, whatever its case and accents', () => {
    const texts = ['Notaría Muñoz', null, '20123456789']
    expect(matches('MUNOZ notaria', texts)).toBe(true)
    expect(matches('muñoz 2012', texts)).toBe(true)
    expect(matches('muñoz 999', texts)).toBe(false)
    expect(matches('', texts)).toBe(true)
  })

  it('takes no word from the end of one text and the beginning of the next', () => {
    expect(matches('anar', ['Ana', 'Ríos'])).toBe(false)
  })
})
