import type { ReactNode } from 'react'
import { asApiError, type ApiError } from '../api/errors'
import { Button } from './Button'
import { Icon, type IconName } from './Icon'
import styles from './States.module.css'

/** What stands where something is, is not, could not be read, or could not be written. */

export function Skeleton({ lines = 3, label = 'Cargando' }: { lines?: number; label?: string }) {
  return (
    <div className={styles.skeleton} role="status">
      <span className="visually-hidden">{label}…</span>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} className={styles.bone} aria-hidden="true" />
      ))}
    </div>
  )
}

export function Empty({ icon, title, children }: { icon: IconName; title: string; children: ReactNode }) {
  return (
    <div className={styles.empty}>
      <span className={styles.emptyIcon}>
        <Icon name={icon} size={24} />
      </span>
      <p className={styles.emptyTitle}>{title}</p>
      <div className={styles.emptyText}>{children}</div>
    </div>
  )
}

export function ReadError({ error, onRetry, busy }: { error: unknown; onRetry: () => void; busy?: boolean }) {
  const { message, kind } = asApiError(error)
  return (
    <div className={styles.error} role="alert">
      <Icon name={kind === 'offline' ? 'offline' : 'alert'} />
      <p>{message}</p>
      <Button small onClick={onRetry} busy={busy}>
        Reintentar
      </Button>
    </div>
  )
}

/**
 * In a form whose sending failed: nothing typed is lost, and trying again sends the form.
 * What has a dialog of its own (403, 409) or stands at the fields is not repeated here.
 */
export function WriteError({ error, loose = [] }: { error: ApiError | null; loose?: string[] }) {
  if (!error || error.kind === 'forbidden' || error.kind === 'conflict') return null
  if (error.kind === 'invalid') {
    const texts = loose.length > 0 ? loose : [error.message]
    return (
      <div className={styles.error} role="alert">
        <Icon name="alert" />
        <p>{texts.join(' ')}</p>
      </div>
    )
  }
  return (
    <div className={styles.error} role="alert">
      <Icon name={error.kind === 'offline' ? 'offline' : 'alert'} />
      <p>
        {error.message} <span>Lo que escribió sigue aquí.</span>
      </p>
      {error.retryable && (
        <Button small type="submit">
          Reintentar
        </Button>
      )}
    </div>
  )
}

export function Note({
  kind = 'info',
  children,
}: {
  kind?: 'info' | 'warning' | 'danger'
  children: ReactNode
}) {
  return (
    <div className={`${styles.note} ${styles[kind]}`}>
      <Icon name={kind === 'info' ? 'info' : 'alert'} />
      <div>{children}</div>
    </div>
  )
}
