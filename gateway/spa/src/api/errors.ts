/** What a person can do about it differs, so the interface asks for the kind and not for the status. */
export type ErrorKind =
  'offline' | 'session' | 'forbidden' | 'missing' | 'conflict' | 'invalid' | 'busy' | 'failed'

export interface ErrorDetail {
  field?: string
  message?: string
  [key: string]: unknown
}

interface ErrorParts {
  kind: ErrorKind
  message: string
  status?: number
  details?: ErrorDetail[]
  retryAfter?: number
}

export class ApiError extends Error {
  readonly kind: ErrorKind
  readonly status: number
  readonly details: ErrorDetail[]
  /** Seconds to wait, where the server says so. */
  readonly retryAfter: number | null

  constructor(parts: ErrorParts) {
    super(parts.message)
    this.name = 'ApiError'
    this.kind = parts.kind
    this.status = parts.status ?? 0
    this.details = parts.details ?? []
    this.retryAfter = parts.retryAfter ?? null
  }

  /** The message of each field, the first one where there are several. */
  get fields(): Record<string, string> {
    const fields: Record<string, string> = {}
    for (const { field, message } of this.details) {
      if (field && message && !(field in fields)) fields[field] = message
    }
    return fields
  }

  /** Trying the same again may help. */
  get retryable(): boolean {
    return (
      this.kind === 'offline' || this.kind === 'busy' || this.kind === 'failed' || this.kind === 'session'
    )
  }
}

const kinds: Record<number, ErrorKind> = {
  401: 'session',
  403: 'forbidden',
  404: 'missing',
  409: 'conflict',
  413: 'invalid',
  415: 'invalid',
  422: 'invalid',
  408: 'busy',
  429: 'busy',
  502: 'busy',
  503: 'busy',
  504: 'busy',
  507: 'busy',
}

const texts: Record<ErrorKind, string> = {
  offline: 'No hay conexión con el servidor. Revise su conexión e intente de nuevo.',
  session: 'Su sesión terminó. Inicie sesión de nuevo.',
  forbidden: 'No tiene permiso para hacer esto.',
  missing: 'No se encontró lo que busca.',
  conflict: 'Esto cambió mientras tanto.',
  invalid: 'Revise los campos indicados.',
  busy: 'El servidor no puede responder ahora. Intente de nuevo en unos segundos.',
  failed: 'Algo salió mal en el servidor. Intente de nuevo.',
}

/** `body` is whatever came: a proxy between may have answered with a page of its own. */
export function errorOfAnswer(status: number, body: unknown, retryAfter: string | null): ApiError {
  const kind = kinds[status] ?? 'failed'
  const error = (body as { error?: { message?: unknown; details?: unknown } } | null)?.error
  const seconds = retryAfter === null ? NaN : Number(retryAfter)
  return new ApiError({
    kind,
    status,
    message: typeof error?.message === 'string' && error.message ? error.message : texts[kind],
    details: Array.isArray(error?.details) ? (error.details as ErrorDetail[]) : [],
    retryAfter: Number.isFinite(seconds) ? seconds : undefined,
  })
}

export function errorOfNetwork(): ApiError {
  return new ApiError({ kind: 'offline', message: texts.offline })
}

/** For what is thrown by code that is not ours too. */
export function asApiError(error: unknown): ApiError {
  return error instanceof ApiError ? error : new ApiError({ kind: 'failed', message: texts.failed })
}
