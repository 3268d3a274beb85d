import { addressOf, base, withSession } from './client'
import { errorOfAnswer, errorOfNetwork } from './errors'

export interface UploadWatch {
  /** From 0 to 1, of the bytes. */
  onProgress: (part: number) => void
  signal: AbortSignal
}

interface Reply {
  status: number
  body: unknown
  retryAfter: string | null
}

/** fetch() does not tell how far an upload is. */
function send(path: string, form: FormData, { onProgress, signal }: UploadWatch): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const exchange = new XMLHttpRequest()
    exchange.open('POST', addressOf(path))
    exchange.withCredentials = base !== ''
    exchange.responseType = 'json'
    exchange.setRequestHeader('Accept', 'application/json')
    exchange.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    exchange.onload = () =>
      resolve({
        status: exchange.status,
        body: exchange.response as unknown,
        retryAfter: exchange.getResponseHeader('Retry-After'),
      })
    exchange.onerror = exchange.onabort = exchange.ontimeout = () => reject(errorOfNetwork())
    signal.addEventListener('abort', () => exchange.abort())
    exchange.send(form)
  })
}

export async function upload<T>(path: string, form: FormData, watch: UploadWatch): Promise<T> {
  const { status, body, retryAfter } = await withSession(() => send(path, form, watch))
  if (status >= 300 || !body) throw errorOfAnswer(status >= 300 ? status : 502, body, retryAfter)
  return (body as { data: T }).data
}
