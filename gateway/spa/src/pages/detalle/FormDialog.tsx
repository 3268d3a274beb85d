import type { ReactNode } from 'react'
import type { Form } from '../../lib/useForm'
import type { Values } from '../../lib/rebase'
import { FormDialog as Plain } from '../../ui/FormDialog'
import { LostPermission } from './EditForm'
import type { Action } from './useAction'

interface FormDialogProps {
  title: string
  submitLabel: string
  form: Form
  action: Action
  /** Still allowed in the state that the request has now. */
  allowed: boolean
  danger?: boolean
  wide?: boolean
  onSubmit: (values: Values) => void
  onClose: () => void
  children: ReactNode
}

/** An action of the request in a dialog. */
export function FormDialog({ action, allowed, ...props }: FormDialogProps) {
  // The page tells of a conflict, with what the request is now.
  const error = action.error?.kind === 'conflict' ? null : action.error
  return <Plain {...props} writer={{ ...action, error }} refused={!allowed && <LostPermission />} />
}
