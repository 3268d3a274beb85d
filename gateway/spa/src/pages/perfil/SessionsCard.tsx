import type { Sesion } from '@api'
import { keys, queryClient, useSessions } from '../../api/queries'
import { showTime } from '../../lib/dates'
import { focusSomewhere } from '../../lib/focus'
import { useWrite } from '../../lib/useWrite'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Badge } from '../../ui/StateBadge'
import { Note, ReadError, Skeleton } from '../../ui/States'
import { toast } from '../../ui/Toasts'
import styles from './ProfilePage.module.css'

export function SessionsCard() {
  const sessions = useSessions()
  return (
    <Card title="Sesiones abiertas">
      {sessions.isPending && <Skeleton label="Cargando sesiones" />}
      {sessions.isError && (
        <ReadError
          error={sessions.error}
          onRetry={() => void sessions.refetch()}
          busy={sessions.isFetching}
        />
      )}
      <ul className={styles.sessions}>
        {sessions.data?.map((session) => (
          <Session key={session.id} session={session} />
        ))}
      </ul>
    </Card>
  )
}

function Session({ session }: { session: Sesion }) {
  const opened = showTime(session.created_at)
  const closed = () => {
    void queryClient.invalidateQueries({ queryKey: keys.sessions })
    focusSomewhere()
  }
  const writer = useWrite<undefined>({
    onSuccess: () => {
      toast('La sesión se cerró.')
      closed()
    },
    onError: (error) => error.kind === 'missing' && closed(),
  })
  return (
    <li>
      <div>
        <p className={styles.opened}>
          Abierta el {opened} {session.actual && <Badge good>Esta sesión</Badge>}
        </p>
        <p className={styles.times}>
          Usada por última vez el {showTime(session.last_seen_at)}; termina el {showTime(session.expires_at)}.
        </p>
        <div role="alert">{writer.error && <Note kind="danger">{writer.error.message}</Note>}</div>
      </div>
      {/* The one in use ends with "Salir". */}
      {!session.actual && (
        <Button
          small
          busy={writer.pending}
          onClick={() => writer.run({ path: `/auth/sesiones/${session.id}`, method: 'DELETE' })}
        >
          Cerrar<span className="visually-hidden"> la sesión abierta el {opened}</span>
        </Button>
      )}
    </li>
  )
}
