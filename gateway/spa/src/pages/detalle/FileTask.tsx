import type { Archivo } from '@api'
import { useEffect, useRef, useState } from 'react'
import { asApiError, type ApiError } from '../../api/errors'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { DownloadFailed } from '../../ui/DownloadFailed'
import { tellForbidden } from '../../ui/Notices'
import { ReadError } from '../../ui/States'
import { toast } from '../../ui/Toasts'
import { useDetail } from './context'
import { download, remove } from './files'

interface FileTaskProps {
  task: 'download' | 'remove'
  archivo: Archivo
  onClose: () => void
}

/** Fetches a file, which is seen only when it fails, or takes it away, which asks first. */
export function FileTask({ task, archivo, onClose }: FileTaskProps) {
  return task === 'download' ? (
    <Fetching archivo={archivo} onClose={onClose} />
  ) : (
    <Removing archivo={archivo} onClose={onClose} />
  )
}

type Part = Omit<FileTaskProps, 'task'>

function Fetching({ archivo, onClose }: Part) {
  const [error, setError] = useState<ApiError | null>(null)
  const begun = useRef(false)
  const fetch = () => download(archivo).then(onClose, (thrown: unknown) => setError(asApiError(thrown)))
  useEffect(() => {
    if (!begun.current) void fetch()
    begun.current = true
  })
  if (!error) return null
  return <DownloadFailed name={archivo.nombre} error={error} onRetry={() => void fetch()} onClose={onClose} />
}

function Removing({ archivo, onClose }: Part) {
  const { detalle } = useDetail()
  const [error, setError] = useState<ApiError | null>(null)
  const [busy, setBusy] = useState(false)
  const run = async () => {
    setBusy(true)
    setError(null)
    const failure = await remove(detalle.solicitud_id, archivo.archivo_id).then(() => null, asApiError)
    setBusy(false)
    if (failure && failure.kind !== 'forbidden') return setError(failure)
    onClose()
    if (failure) tellForbidden(failure.message)
    else toast(`«${archivo.nombre}» se eliminó.`)
  }
  return (
    <ConfirmDialog
      title="¿Eliminar el archivo?"
      confirm="Sí, eliminar"
      dismiss="Volver"
      danger
      busy={busy}
      onDismiss={onClose}
      onConfirm={() => void run()}
    >
      <p>«{archivo.nombre}» se borra para siempre. Queda en el historial que existió.</p>
      {error && <ReadError error={error} onRetry={() => void run()} busy={busy} />}
    </ConfirmDialog>
  )
}
