import { useBlocker } from 'react-router-dom'
import { anythingUnsaved, forgetUnsaved } from '../lib/unsaved'
import { ConfirmDialog } from '../ui/ConfirmDialog'

/** Leaving a page with a changed form asks first. Filters of one page are no leaving. */
export function LeaveGuard() {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      anythingUnsaved() && currentLocation.pathname !== nextLocation.pathname,
  )
  if (blocker.state !== 'blocked') return null
  return (
    <ConfirmDialog
      title="¿Salir sin guardar?"
      confirm="Salir sin guardar"
      dismiss="Seguir editando"
      danger
      onDismiss={() => blocker.reset()}
      onConfirm={() => {
        forgetUnsaved()
        blocker.proceed()
      }}
    >
      <p>Hay cambios que todavía no se guardaron.</p>
    </ConfirmDialog>
  )
}
