import type { Detalle } from '@api'
import { useState } from 'react'
import type { ApiError } from '../../api/errors'
import { keys, queryClient, type Seen } from '../../api/queries'
import type { Form } from '../../lib/useForm'
import { useWrite } from '../../lib/useWrite'
import { toast } from '../../ui/Toasts'
import { useDetail } from './context'

interface ActionOptions {
  /** The last part of the address; without it the request itself is edited. */
  action?: string
  form: Form
  success: string
  /** With the state that came of it. */
  onDone: (detalle: Detalle) => void
}

export interface Action {
  run: (body: unknown) => void
  pending: boolean
  error: ApiError | null
  /** Messages of the server for fields that this form does not have. */
  loose: string[]
}

/** Sends an action of the request on the screen and shows the fresh detail that it answers. */
export function useAction({ action, form, success, onDone }: ActionOptions): Action {
  const { detalle, etag, tellRefusal } = useDetail()
  const [loose, setLoose] = useState<string[]>([])
  const id = detalle.solicitud_id

  const writer = useWrite<Detalle>({
    onSuccess: (answer) => {
      form.saved()
      queryClient.setQueryData<Seen>(keys.detail(id), { detalle: answer.data, etag: answer.etag })
      void queryClient.invalidateQueries({ queryKey: keys.lists })
      toast(success)
      onDone(answer.data)
    },
    onError: (error) => {
      if (error.kind === 'invalid') setLoose(form.showErrors(error.fields))
      if (error.kind === 'conflict' || error.kind === 'forbidden') tellRefusal(error)
    },
  })

  return {
    run: (body) =>
      writer.run({
        path: `/solicitudes/${id}${action ? `/${action}` : ''}`,
        method: action ? 'POST' : 'PATCH',
        body,
        etag,
      }),
    pending: writer.pending,
    error: writer.error,
    loose,
  }
}
