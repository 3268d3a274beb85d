import { useQuery } from '@tanstack/react-query'
import { Suspense, useEffect, useRef, useSyncExternalStore } from 'react'
import { Navigate, Outlet, ScrollRestoration, useLocation } from 'react-router-dom'
import { meQuery } from '../api/queries'
import { Icon } from '../ui/Icon'
import { ForbiddenNotice } from '../ui/Notices'
import { ReadError, Skeleton } from '../ui/States'
import { Toasts } from '../ui/Toasts'
import styles from './Frame.module.css'
import { LeaveGuard } from './LeaveGuard'
import { Navigation } from './Navigation'
import { SessionDialog } from './SessionDialog'

/** What surrounds every page of somebody signed in. */
export function Frame() {
  const me = useQuery(meQuery)
  const { pathname, search } = useLocation()

  if (me.isPending) {
    return (
      <div className={styles.wait}>
        <Skeleton label="Cargando la aplicación" />
      </div>
    )
  }
  if (me.isError) {
    return (
      <main className={styles.wait}>
        <h1 className="visually-hidden">CMEP</h1>
        <ReadError error={me.error} onRetry={() => void me.refetch()} busy={me.isFetching} />
      </main>
    )
  }
  if (!me.data) return <Navigate to={`/login?volver=${encodeURIComponent(pathname + search)}`} replace />

  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#contenido">
        Saltar al contenido
      </a>
      <Navigation user={me.data} />
      <Main path={pathname} />
      <Toasts />
      <ForbiddenNotice />
      <LeaveGuard />
      <SessionDialog />
      <ScrollRestoration />
    </div>
  )
}

function Main({ path }: { path: string }) {
  const main = useRef<HTMLElement>(null)
  const first = useRef(true)

  // A new page starts at its content, for the keyboard as for a screen reader.
  useEffect(() => {
    if (!first.current) main.current?.focus({ preventScroll: true })
    first.current = false
  }, [path])

  return (
    <div className={styles.content}>
      <ConnectionBar />
      <main id="contenido" ref={main} tabIndex={-1} className={styles.main}>
        <Suspense fallback={<Skeleton lines={6} />}>
          <Outlet />
        </Suspense>
      </main>
    </div>
  )
}

function ConnectionBar() {
  const online = useSyncExternalStore(
    (changed) => {
      window.addEventListener('online', changed)
      window.addEventListener('offline', changed)
      return () => {
        window.removeEventListener('online', changed)
        window.removeEventListener('offline', changed)
      }
    },
    () => navigator.onLine,
  )
  return (
    <div role="status" data-no-print>
      {!online && (
        <p className={styles.offline}>
          <Icon name="offline" />
          Sin conexión. Lo que escribe se conserva; envíelo cuando vuelva.
        </p>
      )}
    </div>
  )
}
