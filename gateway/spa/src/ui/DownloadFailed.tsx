import type { ApiError } from '../api/errors'
import { Button } from './Button'
import { Dialog, DialogBody, DialogFooter } from './Dialog'
import { ReadError } from './States'

interface DownloadFailedProps {
  name: string
  error: ApiError
  onRetry: () => void
  onClose: () => void
}

export function DownloadFailed({ name, error, onRetry, onClose }: DownloadFailedProps) {
  return (
    <Dialog title="No se pudo descargar" onClose={onClose} urgent>
      <DialogBody>
        <p>{name}</p>
        <ReadError error={error} onRetry={onRetry} />
      </DialogBody>
      <DialogFooter>
        <Button onClick={onClose}>Volver</Button>
      </DialogFooter>
    </Dialog>
  )
}
