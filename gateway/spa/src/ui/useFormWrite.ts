import { useState } from 'react'
import type { Answer } from '../api/client'
import type { ApiError } from '../api/errors'
import type { Form } from '../lib/useForm'
import { useWrite, type Write } from '../lib/useWrite'
import { tellForbidden } from './Notices'

export interface FormWrite {
  run: (write: Write) => void
  pending: boolean
  error: ApiError | null
  /** Messages of the server for fields that the form does not have. */
  loose: string[]
}

/** Sends a form: what the server refuses stands at its fields, and what is not allowed in the dialog for that. */
export function useFormWrite<T>(form: Form, onSuccess: (answer: Answer<T>) => void): FormWrite {
  const [loose, setLoose] = useState<string[]>([])
  const { run, pending, error } = useWrite<T>({
    onSuccess: (answer) => {
      form.saved()
      onSuccess(answer)
    },
    onError: (failure) => {
      setLoose(failure.kind === 'invalid' ? form.showErrors(failure.fields) : [])
      if (failure.kind === 'forbidden') tellForbidden(failure.message)
    },
  })
  return { run, pending, error, loose }
}
