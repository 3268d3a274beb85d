import type { Promotor } from '@api'
import { describe, expect, it } from 'vitest'
import { promotorBody, promotorCheck, promotorDefaults, promotorEditBody, promotorInitial } from './fields'

const wrongOf = (values: Record<string, string>) =>
  Object.entries(promotorCheck({ ...promotorDefaults, ...values })).flatMap(([name, wrong]) =>
    wrong ? [name] : [],
  )

describe('a promotor', () => {
  it('is asked only for the fields of its kind', () => {
    expect(wrongOf({})).toEqual(['nombres', 'apellidos'])
    expect(wrongOf({ tipo_promotor: 'EMPRESA', ruc: '123' })).toEqual(['razon_social', 'ruc'])
    expect(wrongOf({ tipo_promotor: 'OTROS' })).toEqual(['nombre_promotor_otros'])
  })

  it('is sent without the fields of another kind, and without what was left empty', () => {
    const values = {
      ...promotorDefaults,
      tipo_promotor: 'OTROS',
      nombre_promotor_otros: ' Radio ',
      ruc: '20123456789',
    }
    expect(promotorBody(values)).toEqual({ tipo_promotor: 'OTROS', nombre_promotor_otros: 'Radio' })
  })

  it('clears what was emptied, and sends nothing else', () => {
    const known = { tipo_promotor: 'EMPRESA', razon_social: 'Notaría', email: 'a@b.pe' } as Promotor
    const values = { ...promotorInitial(known), email: '', razon_social: ' Notaría Paz ' }
    expect(promotorEditBody(values, ['email', 'razon_social'])).toEqual({
      email: null,
      razon_social: 'Notaría Paz',
    })
  })
})
