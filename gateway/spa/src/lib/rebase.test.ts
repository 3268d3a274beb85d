import { describe, expect, it } from 'vitest'
import { changedOf, rebase } from './rebase'

describe('a form whose request changed meanwhile', () => {
  const before = { nombres: 'Juan', celular: '1', comentario: '' }

  it('takes over what nobody typed into', () => {
    const { values, theirs } = rebase({ ...before }, before, { ...before, celular: '2' })
    expect(values.celular).toBe('2')
    expect(theirs).toEqual({})
  })

  it('keeps what was typed, and tells what the other wrote', () => {
    const typed = { ...before, celular: '9' }
    const { values, theirs } = rebase(typed, before, { ...before, celular: '2', nombres: 'Juana' })
    expect(values).toEqual({ nombres: 'Juana', celular: '9', comentario: '' })
    expect(theirs).toEqual({ celular: '2' })
  })

  it('goes on telling it when something else changes after', () => {
    const first = rebase({ ...before, celular: '9' }, before, { ...before, celular: '2' })
    const base = { ...before, celular: '2' }
    const second = rebase(first.values, base, { ...base, nombres: 'Juana' }, first.theirs)
    expect(second.theirs).toEqual({ celular: '2' })
  })

  it('is silent when both wrote the same', () => {
    expect(rebase({ ...before, celular: '2' }, before, { ...before, celular: '2' }).theirs).toEqual({})
  })

  it('knows what to send', () => {
    expect(changedOf({ ...before, celular: '' }, before)).toEqual(['celular'])
  })
})
