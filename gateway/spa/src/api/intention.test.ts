import { webcrypto } from 'node:crypto'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Intention, uuid } from './intention'

function counting(): Intention {
  let count = 0
  return new Intention(() => `key-${++count}`)
}

afterEach(() => vi.unstubAllGlobals())

describe('the key of an intention', () => {
  it('stays the same across retries', () => {
    const intention = counting()
    expect(intention.keyFor('/pago', { monto: '1' })).toBe('key-1')
    expect(intention.keyFor('/pago', { monto: '1' })).toBe('key-1')
  })

  it('is new for another body or address: one key with two bodies is refused', () => {
    const intention = counting()
    expect(intention.keyFor('/pago', { monto: '1' })).toBe('key-1')
    expect(intention.keyFor('/pago', { monto: '2' })).toBe('key-2')
    expect(intention.keyFor('/otro', { monto: '2' })).toBe('key-3')
  })

  it('is new after a success: the same payment twice may be meant', () => {
    const intention = counting()
    intention.keyFor('/pago', { monto: '1' })
    intention.done()
    expect(intention.keyFor('/pago', { monto: '1' })).toBe('key-2')
  })

  it('is a uuid', () => {
    // Every browser has it; Node 18 keeps it in a module.
    vi.stubGlobal('crypto', webcrypto)
    expect(uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(uuid()).not.toBe(uuid())
  })
})
