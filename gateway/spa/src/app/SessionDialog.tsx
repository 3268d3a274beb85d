import { keys, queryClient } from '../api/queries'
import { useStore } from '../lib/store'
import { Button } from '../ui/Button'
import { Dialog, DialogBody } from '../ui/Dialog'
import { leave, lostSession } from './session'
import { SignInForm } from './SignInForm'

/** The session ended while somebody works: sign-in comes over the page, which stays as it is. */
export function SessionDialog() {
  const lost = useStore(lostSession)
  if (!lost) return null
  return (
    <Dialog title="Su sesión terminó" onClose={() => lost.finish(false)}>
      <DialogBody>
        <p>Inicie sesión de nuevo para continuar donde estaba. Lo que escribió sigue aquí.</p>
        <SignInForm
          email={lost.user.user_email}
          submitLabel="Continuar"
          onSignedIn={(user) => {
            // Somebody else must neither see nor send what another person had on the screen.
            if (user.user_id !== lost.user.user_id) return leave(window.location.pathname)
            queryClient.setQueryData(keys.me, user)
            lost.finish(true)
          }}
        />
        <Button kind="quiet" onClick={() => leave()}>
          Salir y descartar
        </Button>
      </DialogBody>
    </Dialog>
  )
}
