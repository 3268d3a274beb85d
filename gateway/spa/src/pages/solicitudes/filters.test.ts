import { describe, expect, it } from 'vitest'
import { countMore, readFilters, withFilter } from './filters'

const read = (text: string) => readFilters(new URLSearchParams(text))

describe('filters in the address', () => {
  it('are read, and what is wrong is left out', () => {
    expect(read('q=ana&estado_operativo=PAGADO&mine=true&page=3')).toEqual({
      q: 'ana',
      estado_operativo: 'PAGADO',
      mine: true,
      page: 3,
    })
    expect(
      read('estado_operativo=X&mine=si&page=-1&desde=ayer&hasta=2026-02-30&gestor_id=0&orden=z'),
    ).toEqual({})
  })

  it('start from the first page when another is chosen', () => {
    const changed = withFilter(new URLSearchParams('q=ana&page=3'), 'estado_operativo', 'PAGADO')
    expect(changed.toString()).toBe('q=ana&estado_operativo=PAGADO')
    expect(withFilter(changed, 'page', '2').get('page')).toBe('2')
    expect(withFilter(changed, 'q', '').has('q')).toBe(false)
  })

  it('are counted where they do not show', () => {
    expect(countMore(read('q=a&mine=true&desde=2026-01-01'))).toBe(2)
  })
})
