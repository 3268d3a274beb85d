import { useRef, useState } from 'react'
import { request, type Answer } from '../api/client'
import { asApiError, type ApiError } from '../api/errors'
import { Intention } from '../api/intention'

export interface Write {
  path: string
  method?: 'POST' | 'PATCH' | 'DELETE'
  body?: unknown
  etag?: string | null
}

export interface Writer {
  run: (write: Write) => void
  pending: boolean
  error: ApiError | null
  clear: () => void
}

interface Outcome<T> {
  onSuccess: (answer: Answer<T>) => void
  onError?: (error: ApiError) => void
}

/** Sends what a person wants written: once however often the button is pressed, with one key for all retries. */
export function useWrite<T>({ onSuccess, onError }: Outcome<T>): Writer {
  const intention = useRef<Intention | null>(null)
  intention.current ??= new Intention()
  const running = useRef(false)
  const [pending, setPending] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)

  const run = async ({ path, method = 'POST', body, etag }: Write) => {
    // State would let a second click of the same instant through.
    if (running.current) return
    running.current = true
    setPending(true)
    setError(null)
    try {
      const idempotencyKey = method === 'POST' ? intention.current!.keyFor(path, body) : undefined
      const answer = await request<T>(path, { method, body, etag, idempotencyKey })
      intention.current!.done()
      onSuccess(answer)
    } catch (thrown) {
      const failure = asApiError(thrown)
      setError(failure)
      onError?.(failure)
    } finally {
      running.current = false
      setPending(false)
    }
  }

  return { run: (write) => void run(write), pending, error, clear: () => setError(null) }
}
