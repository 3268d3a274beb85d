import type { Archivo } from '@api'
import { describe, expect, it, vi } from 'vitest'
import { errorOfAnswer, errorOfNetwork } from '../../api/errors'

vi.stubGlobal('window', { addEventListener: () => undefined })
const { explainUpload, previewOf, refusalOf } = await import('./files')

const found = (mime_detectado: string | null, mime_type = 'image/png') =>
  ({ mime_detectado, mime_type }) as Archivo

describe('files', () => {
  it('are shown by what was found in them, never by what they are said to be', () => {
    expect(previewOf(found('image/jpeg'))).toBe('picture')
    expect(previewOf(found('application/pdf'))).toBe('pdf')
    for (const type of [null, 'text/html', 'image/svg+xml', 'application/zip', 'text/plain']) {
      expect(previewOf(found(type)), String(type)).toBeNull()
    }
  })

  it('are refused before they are sent, by what the server says that it takes', () => {
    const limits = { tamano_maximo: 3, tipos: ['image/png'] }
    expect(refusalOf(new File(['abc'], 'a', { type: 'image/png' }), limits)).toBeNull()
    expect(refusalOf(new File(['abcd'], 'a', { type: 'image/png' }), limits)).toMatch(/más de los 3 B/)
    expect(refusalOf(new File(['a'], 'a', { type: 'text/html' }), limits)).toMatch(/tipo/)
    expect(refusalOf(new File(['a'], 'a'), { tamano_maximo: 3, tipos: [] })).toBeNull()
    expect(refusalOf(new File(['abcd'], 'a'), undefined)).toBeNull()
  })

  it('that could not be sent tell why, and whether to try again', () => {
    const failed = [413, 422, 404, 502, 503, 504, 507].map((status) => errorOfAnswer(status, null, null))
    const told = [...failed, errorOfNetwork()].map(explainUpload)
    expect(new Set(told.map(({ text }) => text)).size).toBe(told.length)
    expect(told.map(({ again }) => again)).toEqual([false, false, false, true, true, true, true, true])
    const details = [{ field: 'file', message: 'El contenido no es de un tipo admitido.' }]
    const refused = errorOfAnswer(422, { error: { code: 'VALIDATION_ERROR', message: 'x', details } }, null)
    expect(explainUpload(refused).text).toBe('El contenido no es de un tipo admitido.')
  })
})
