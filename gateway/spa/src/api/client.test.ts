import { afterEach, describe, expect, it, vi } from 'vitest'
import { addressOf, onSessionLost, request } from './client'
import { ApiError } from './errors'

function answer(status: number, body: unknown, headers: Record<string, string> = {}) {
  return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers })
}

function stubFetch(...answers: (Response | Error)[]) {
  const fetch = vi.fn(async (_address: string, _options: RequestInit) => {
    const next = answers.shift()
    if (!next || next instanceof Error) throw next ?? new Error('no answer left')
    return next
  })
  vi.stubGlobal('fetch', fetch)
  return fetch
}

const failure = (code: string, message: string, details?: unknown) => ({
  ok: false,
  error: { code, message, details },
})
const failed = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => error,
  ) as Promise<ApiError>

afterEach(() => {
  vi.unstubAllGlobals()
  vi.unstubAllEnvs()
  onSessionLost(() => Promise.resolve(false))
})

describe('the client of the API', () => {
  it('answers data, meta and the ETag', async () => {
    stubFetch(answer(200, { ok: true, data: [1], meta: { total: 1 } }, { ETag: '"3.a"' }))
    expect(await request('/servicios')).toEqual({ data: [1], meta: { total: 1 }, etag: '"3.a"' })
  })

  it('sends If-Match only when there is an ETag', async () => {
    const fetch = stubFetch(answer(200, { data: 1 }), answer(200, { data: 1 }))
    await request('/x', { method: 'PATCH', body: {}, etag: '"3.a"' })
    await request('/x', { method: 'PATCH', body: {}, etag: null })
    const headers = fetch.mock.calls.map(([, options]) => options.headers as Record<string, string>)
    expect(headers[0]).toMatchObject({ 'If-Match': '"3.a"', 'Content-Type': 'application/json' })
    expect(headers[1]).not.toHaveProperty('If-Match')
  })

  it('leaves empty filters out of the address', () => {
    expect(addressOf('/solicitudes', { q: '', page: 2, mine: true, desde: undefined })).toBe(
      '/solicitudes?page=2&mine=true',
    )
  })

  it.each(['/api', '/api/', 'https://api.cmep.pe'])('asks where it was built to ask: %s', async (place) => {
    vi.stubEnv('VITE_API_URL', place)
    vi.resetModules()
    const built = await import('./client')
    const fetch = stubFetch(answer(200, { data: 1 }))
    await built.request('/auth/me')
    expect(fetch).toHaveBeenCalledWith(
      `${place.replace(/\/$/, '')}/auth/me`,
      expect.objectContaining({ credentials: 'include' }),
    )
  })

  it('says which fields are wrong', async () => {
    const details = [
      { field: 'cliente.nombres', message: 'Vacío.' },
      { field: 'cliente.nombres', message: 'Otra.' },
      { field: 'monto', message: 'Mal.' },
    ]
    stubFetch(answer(422, failure('VALIDATION_ERROR', 'Revise.', details)))
    const error = await failed(request('/x', { method: 'POST', body: {} }))
    expect(error.kind).toBe('invalid')
    expect(error.fields).toEqual({ 'cliente.nombres': 'Vacío.', monto: 'Mal.' })
    expect(error.retryable).toBe(false)
  })

  it.each([
    [403, 'forbidden', false],
    [404, 'missing', false],
    [409, 'conflict', false],
    [429, 'busy', true],
    [500, 'failed', true],
    [503, 'busy', true],
  ])('tells what a %i is', async (status, kind, retryable) => {
    stubFetch(answer(status, failure('X', 'Mensaje.'), { 'Retry-After': '7' }))
    const error = await failed(request('/x'))
    expect(error).toMatchObject({ status, kind, retryable, message: 'Mensaje.', retryAfter: 7 })
  })

  it('survives an answer that is no JSON', async () => {
    stubFetch(answer(502, '<html>Bad gateway</html>'))
    expect((await failed(request('/x'))).message).toMatch(/servidor no puede responder/)
    stubFetch(answer(200, '<html>'))
    expect((await failed(request('/x'))).kind).toBe('busy')
  })

  it('tells a lost connection from a refusal', async () => {
    stubFetch(new TypeError('Failed to fetch'))
    expect(await failed(request('/x'))).toMatchObject({ kind: 'offline', retryable: true })
  })

  it('repeats a request with the same key once there is a session again', async () => {
    const fetch = stubFetch(answer(401, failure('UNAUTHENTICATED', 'No.')), answer(200, { data: 'hecho' }))
    const recover = vi.fn(() => Promise.resolve(true))
    onSessionLost(recover)
    const { data } = await request('/x', { method: 'POST', body: { a: 1 }, idempotencyKey: 'k' })
    expect(data).toBe('hecho')
    expect(recover).toHaveBeenCalledOnce()
    expect(fetch.mock.calls[0]).toEqual(fetch.mock.calls[1])
  })

  it('does not ask for a session at sign-in, nor when it is declined', async () => {
    const recover = vi.fn(() => Promise.resolve(false))
    onSessionLost(recover)
    stubFetch(
      answer(401, failure('UNAUTHENTICATED', 'Mal.')),
      answer(401, failure('UNAUTHENTICATED', 'Mal.')),
    )
    expect((await failed(request('/auth/login', { withoutSession: true }))).kind).toBe('session')
    expect(recover).not.toHaveBeenCalled()
    expect((await failed(request('/x'))).kind).toBe('session')
    expect(recover).toHaveBeenCalledOnce()
  })
})
