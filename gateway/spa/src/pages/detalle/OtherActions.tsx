import type { ReactNode } from 'react'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { useDetail, type OpenDialog } from './context'
import styles from './OtherActions.module.css'

/** What is done rarely, each with a word on what it means. */
export function OtherActions() {
  const { can, detalle } = useDetail()
  if (!can('CANCELAR') && !can('OVERRIDE') && !detalle.permisos.eliminar) return null
  return (
    <Card title="Otras acciones">
      <ul className={styles.list}>
        {can('CANCELAR') && (
          <Row dialog="cancelar" label="Cancelar solicitud">
            El cliente desiste o no procede. Queda en el historial.
          </Row>
        )}
        {can('OVERRIDE') && (
          <Row dialog="override" label="Override">
            Corrige una solicitud terminada. Pide un motivo.
          </Row>
        )}
        {detalle.permisos.eliminar && (
          <Row dialog="eliminar" label="Eliminar solicitud">
            Borra la solicitud y todo lo suyo.
          </Row>
        )}
      </ul>
    </Card>
  )
}

function Row({ dialog, label, children }: { dialog: OpenDialog; label: string; children: ReactNode }) {
  const { open } = useDetail()
  return (
    <li>
      <p>{children}</p>
      <Button small onClick={() => open(dialog)}>
        {label}
      </Button>
    </li>
  )
}
