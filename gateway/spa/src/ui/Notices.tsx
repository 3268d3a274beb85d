import { Store, useStore } from '../lib/store'
import { Button } from './Button'
import { Dialog, DialogBody, DialogFooter } from './Dialog'

/** What the server refuses by its policy, told wherever it happens. */
const forbidden = new Store<string | null>(null)

export function tellForbidden(message: string): void {
  forbidden.set(message)
}

export function ForbiddenNotice() {
  const message = useStore(forbidden)
  if (message === null) return null
  const close = () => forbidden.set(null)
  return (
    <Dialog title="No autorizado" onClose={close} urgent>
      <DialogBody>
        <p>{message}</p>
      </DialogBody>
      <DialogFooter>
        <Button kind="primary" onClick={close} data-autofocus>
          Entendido
        </Button>
      </DialogFooter>
    </Dialog>
  )
}
