import { errorOfAnswer, errorOfNetwork } from './errors'

export interface RequestOptions {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  query?: Record<string, string | number | boolean | null | undefined>
  body?: unknown
  /** The ETag of what the person saw; nothing is sent without one. */
  etag?: string | null
  idempotencyKey?: string
  signal?: AbortSignal
  /** Sign-in and the first question who is here: a 401 is their answer, not a lost session. */
  withoutSession?: boolean
}

export interface Answer<T> {
  data: T
  meta: Record<string, unknown>
  etag: string | null
}

export const base = (import.meta.env.VITE_API_URL ?? '').replace(/\/$/, '')

/** Asked when a session is gone; resolves to true once there is one again and the request may be repeated. */
type SessionRecovery = () => Promise<boolean>
let recoverSession: SessionRecovery = () => Promise.resolve(false)

export function onSessionLost(recovery: SessionRecovery): void {
  recoverSession = recovery
}

export function addressOf(path: string, query: RequestOptions['query'] = {}): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') parameters.set(name, String(value))
  }
  const text = parameters.toString()
  return base + path + (text ? `?${text}` : '')
}

async function send(path: string, options: RequestOptions): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json' }
  if (options.body !== undefined) headers['Content-Type'] = 'application/json'
  if (options.etag) headers['If-Match'] = options.etag
  if (options.idempotencyKey) headers['Idempotency-Key'] = options.idempotencyKey
  try {
    return await fetch(addressOf(path, options.query), {
      method: options.method ?? 'GET',
      headers,
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
      credentials: base ? 'include' : 'same-origin',
      signal: options.signal,
    })
  } catch (error) {
    if (options.signal?.aborted) throw error
    throw errorOfNetwork()
  }
}

/** What is answered 401 is asked once more when somebody has signed in again. */
export async function withSession<T extends { status: number }>(ask: () => Promise<T>): Promise<T> {
  const response = await ask()
  return response.status === 401 && (await recoverSession()) ? ask() : response
}

export async function request<T>(path: string, options: RequestOptions = {}): Promise<Answer<T>> {
  const ask = () => send(path, options)
  const response = await (options.withoutSession ? ask() : withSession(ask))
  const body: unknown = await response.json().catch(() => null)
  if (!response.ok) throw errorOfAnswer(response.status, body, response.headers.get('Retry-After'))
  if (body === null) throw errorOfAnswer(502, null, null)
  const answer = body as { data: T; meta?: Record<string, unknown> }
  return { data: answer.data, meta: answer.meta ?? {}, etag: response.headers.get('ETag') }
}

/** The bytes of a file, as of that type whatever the answer says: a page must not come out of a picture. */
export async function requestFile(path: string, type: string, signal?: AbortSignal): Promise<Blob> {
  const response = await withSession(() => send(path, { signal }))
  if (!response.ok) {
    const body: unknown = await response.json().catch(() => null)
    throw errorOfAnswer(response.status, body, response.headers.get('Retry-After'))
  }
  // An answer that breaks off in the middle is a lost connection.
  const bytes = await response.arrayBuffer().catch(() => Promise.reject(errorOfNetwork()))
  return new Blob([bytes], { type })
}
