import { useState, type ReactNode } from 'react'
import type { Form } from '../../lib/useForm'
import type { Values } from '../../lib/rebase'
import { Button } from '../../ui/Button'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { Dialog, DialogBody, DialogFooter } from '../../ui/Dialog'
import { WriteError } from '../../ui/States'
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

/** An action of the request in a dialog; closing it with something typed asks first. */
export function FormDialog(props: FormDialogProps) {
  const { form, action, onClose } = props
  const [asking, setAsking] = useState(false)
  const dismiss = () => (form.changed.length > 0 ? setAsking(true) : onClose())

  return (
    <Dialog title={props.title} onClose={dismiss} wide={props.wide}>
      <form ref={form.ref} noValidate onSubmit={form.submit(props.onSubmit)}>
        <DialogBody>
          {props.children}
          <WriteError error={action.error} loose={action.loose} />
          {!props.allowed && <LostPermission />}
        </DialogBody>
        <DialogFooter>
          <Button onClick={dismiss}>Volver</Button>
          {props.allowed && (
            <Button kind={props.danger ? 'danger' : 'primary'} type="submit" busy={action.pending}>
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
