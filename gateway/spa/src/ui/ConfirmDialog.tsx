import type { ReactNode } from 'react'
import { Button } from './Button'
import { Dialog, DialogBody, DialogFooter } from './Dialog'

interface ConfirmDialogProps {
  title: string
  children: ReactNode
  confirm: string
  dismiss: string
  danger?: boolean
  busy?: boolean
  onConfirm: () => void
  onDismiss: () => void
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <Dialog title={props.title} onClose={props.onDismiss} urgent>
      <DialogBody>{props.children}</DialogBody>
      <DialogFooter>
        {/* The harmless one has the focus: a hasty Enter loses nothing. */}
        <Button onClick={props.onDismiss} data-autofocus>
          {props.dismiss}
        </Button>
        <Button kind={props.danger ? 'danger' : 'primary'} onClick={props.onConfirm} busy={props.busy}>
          {props.confirm}
        </Button>
      </DialogFooter>
    </Dialog>
  )
}
