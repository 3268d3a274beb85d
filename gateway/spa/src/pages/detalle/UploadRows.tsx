import { showBytes } from '../../lib/bytes'
import { useStore } from '../../lib/store'
import { Button, IconButton } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import { useDetail } from './context'
import { explainUpload } from './files'
import styles from './FilesBlock.module.css'
import type { Upload } from './uploads'

/** What is on its way, and what failed on it. */
export function UploadRows() {
  const { uploads } = useDetail()
  const rows = useStore(uploads.uploads)
  const again = rows.filter(({ error }) => error && explainUpload(error).again)
  if (rows.length === 0) return null
  return (
    <>
      <ul className={styles.list} aria-label="Subidas" data-no-print>
        {rows.map((upload) => (
          <li key={upload.id}>
            <Icon name={upload.error ? 'alert' : 'upload'} />
            <Progress upload={upload} />
            <Actions upload={upload} />
          </li>
        ))}
      </ul>
      {again.length > 1 && (
        <p>
          <Button small onClick={() => uploads.retry(again.map(({ id }) => id))}>
            Reintentar los {again.length}
          </Button>
        </p>
      )}
    </>
  )
}

function Progress({ upload }: { upload: Upload }) {
  const { file, status, progress, error } = upload
  const percent = Math.round(progress * 100)
  return (
    <div>
      <p className={styles.name}>{file.name}</p>
      {error ? (
        <p className={styles.failed} role="alert">
          {explainUpload(error).text}
        </p>
      ) : (
        <>
          <p className={styles.about}>
            {status === 'waiting' && 'Espera su turno · '}
            {status === 'sending' && (percent < 100 ? `${percent} % de ` : 'Guardando · ')}
            <span className="number">{showBytes(file.size)}</span>
          </p>
          <progress
            className={styles.progress}
            max={100}
            value={percent}
            aria-label={`Subida de ${file.name}`}
          />
        </>
      )}
    </div>
  )
}

function Actions({ upload: { id, file, error } }: { upload: Upload }) {
  const { uploads } = useDetail()
  if (!error) {
    return (
      <div className={styles.actions}>
        <IconButton icon="close" label={`No subir ${file.name}`} onClick={() => uploads.drop(id)} />
      </div>
    )
  }
  return (
    <div className={styles.failedActions}>
      {explainUpload(error).again && (
        <Button small onClick={() => uploads.retry([id])}>
          Reintentar
        </Button>
      )}
      <Button small kind="quiet" onClick={() => uploads.drop(id)}>
        Quitar
      </Button>
    </div>
  )
}
