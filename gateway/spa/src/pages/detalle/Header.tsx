import { Link } from 'react-router-dom'
import { showTime } from '../../lib/dates'
import { Icon } from '../../ui/Icon'
import { StateBadge } from '../../ui/StateBadge'
import { Note } from '../../ui/States'
import { IconButton } from '../../ui/Button'
import { useDetail } from './context'
import styles from './Header.module.css'
import { Stepper } from './Stepper'

export function Header() {
  const { detalle } = useDetail()
  const { cliente, promotor } = detalle
  return (
    <header className={styles.header}>
      <nav aria-label="Ruta" className={styles.path}>
        <Link to="/app/solicitudes">
          <Icon name="back" size={16} />
          Solicitudes
        </Link>
        <IconButton icon="print" label="Imprimir" onClick={() => window.print()} />
      </nav>
      <div className={styles.title}>
        <h1 className="code">{detalle.codigo}</h1>
        <StateBadge estado={detalle.estado_operativo} />
      </div>
      <p className={styles.client}>
        {cliente.nombre} <span className="number">{cliente.doc}</span>
      </p>
      <p className={styles.about}>
        <span>Creada el {showTime(detalle.created_at)}</span>
        <span>Promotor: {promotor?.nombre ?? 'ninguno'}</span>
      </p>
      {detalle.estado_operativo === 'CANCELADO' && (
        <Note kind="danger">
          <strong>Solicitud cancelada el {showTime(detalle.fecha_cancelacion)}.</strong>{' '}
          {detalle.motivo_cancelacion ? `Motivo: ${detalle.motivo_cancelacion}` : 'Sin motivo escrito.'}
        </Note>
      )}
      <Stepper />
    </header>
  )
}
