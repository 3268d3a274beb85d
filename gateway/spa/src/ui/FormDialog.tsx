import { useState, type ReactNode } from 'react'
import type { Values } from '../lib/rebase'
import type { Form } from '../lib/useForm'
import { Button } from './Button'
import { ConfirmDialog } from './ConfirmDialog'
import { Dialog, DialogBody, DialogFooter } from './Dialog'
import { Note, WriteError } from './States'
import type { FormWrite } from './useFormWrite'

interface FormDialogProps {
  title: string
  submitLabel: string
  form: Form
  writer: Pick<FormWrite, 'error' | 'loose' | 'pending'>
  /** Why it cannot be sent any more, in place of the button. */
  refused?: ReactNode
  danger?: boolean
  wide?: boolean
  onSubmit: (values: Values) => void
  onClose: () => void
  children: ReactNode
}

/** A form in a dialog; closing it with something typed asks first. */
export function FormDialog({ form, writer, onClose, ...props }: FormDialogProps) {
  const [asking, setAsking] = useState(false)
  const dismiss = () => (form.changed.length > 0 ? setAsking(true) : onClose())

  return (
    <Dialog title={props.title} onClose={dismiss} wide={props.wide}>
      <form ref={form.ref} noValidate onSubmit={form.submit(props.onSubmit)}>
        <DialogBody>
          {props.children}
          {writer.error?.kind === 'conflict' && (
            <div role="alert">
              <Note kind="danger">{writer.error.message}</Note>
            </div>
          )}
          <WriteError error={writer.error} loose={writer.loose} />
          {props.refused}
        </DialogBody>
        <DialogFooter>
          <Button onClick={dismiss}>Volver</Button>
          {!props.refused && (
            <Button kind={props.danger ? 'danger' : 'primary'} type="submit" busy={writer.pending}>
              {props.submitLabel}
            </Button>
          )}
        </DialogFooter>
      </form>
      {asking && (
        <ConfirmDialog
          title="¿Descartar lo escrito?"
          confirm="Descartar"
          dismiss="Seguir editando"
          danger
          onConfirm={() => {
            form.reset()
            onClose()
          }}
          onDismiss={() => setAsking(false)}
        >
          <p>Lo que escribió se pierde.</p>
        </ConfirmDialog>
      )}
    </Dialog>
  )
}
