import { Button } from '../ui/Button'
import { Empty } from '../ui/States'

/** A fault of the application, or a page whose code could not be loaded (offline, or a new version came). */
export function CrashPage() {
  return (
    <main>
      <h1 className="visually-hidden">Algo salió mal</h1>
      <Empty icon="alert" title="La página no se pudo mostrar">
        <p>Puede que no haya conexión, o que haya una versión nueva de la aplicación.</p>
        <Button kind="primary" onClick={() => window.location.reload()}>
          Reintentar
        </Button>
      </Empty>
    </main>
  )
}
