import { describe, expect, it } from 'vitest'
import { showBytes } from './bytes'

describe('sizes of files', () => {
  it.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [1024, '1 kB'],
    [850 * 1024, '850 kB'],
    [1024 * 1024 - 1, '1 MB'],
    [1.44 * 1024 * 1024, '1.4 MB'],
    [9.96 * 1024 * 1024, '10 MB'],
    [10 * 1024 * 1024, '10 MB'],
    [3 * 1024 ** 4, '3 TB'],
  ])('%d bytes are %s', (bytes, words) => expect(showBytes(bytes)).toBe(words))
})
