import type { HistorialFila } from '@api'
import type { ApiError } from '../../api/errors'
import { showTime } from '../../lib/dates'
import { Button } from '../../ui/Button'
import { Dialog, DialogBody, DialogFooter } from '../../ui/Dialog'
import { StateBadge } from '../../ui/StateBadge'
import { useDetail } from './context'
import styles from './ConflictDialog.module.css'
import { describe } from './history'
import { useHistoryNames } from './HistoryBlock'

export interface Refusal {
  error: ApiError
  /** What others did since the version that was on the screen, newest first. */
  changes: HistorialFila[]
}

/** Says that the request changed meanwhile, by whom and how; what was typed stays under it. */
export function ConflictDialog({ refusal, onClose }: { refusal: Refusal; onClose: () => void }) {
  const { detalle } = useDetail()
  const names = useHistoryNames()
  const { error, changes } = refusal
  const people = [...new Set(changes.map(({ usuario_nombre }) => usuario_nombre ?? 'Otra persona'))]
  // What the server says of the last change, for when it was no news, or the fresh state could not be read.
  const { cambiado_por, cambiado_en } = error.fields

  const title = changes.length > 0 ? 'La solicitud cambió mientras tanto' : 'No se pudo guardar'

  return (
    <Dialog title={title} onClose={onClose} urgent>
      <DialogBody>
        {error.message !== `${title}.` && <p>{error.message}</p>}
        {cambiado_por && changes.length === 0 && (
          <p>
            El último cambio lo hizo <strong>{cambiado_por}</strong>
            {cambiado_en && `, ${showTime(cambiado_en)}`}.
          </p>
        )}
        {changes.length > 0 && (
          <>
            <p>
              La cambió <strong>{people.join(' y ')}</strong>. Ahora está así:{' '}
              <StateBadge estado={detalle.estado_operativo} />
            </p>
            <ul className={styles.changes}>
              {changes.map((row) => (
                <li key={row.historial_id}>
                  {describe(row, names)}
                  <span>
                    {row.usuario_nombre ?? 'Sistema'}, {showTime(row.cambiado_en)}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
        <p>
          Lo que escribió sigue en el formulario. Revíselo con los datos nuevos antes de enviarlo otra vez.
        </p>
      </DialogBody>
      <DialogFooter>
        <Button kind="primary" onClick={onClose} data-autofocus>
          Revisar
        </Button>
      </DialogFooter>
    </Dialog>
  )
}
