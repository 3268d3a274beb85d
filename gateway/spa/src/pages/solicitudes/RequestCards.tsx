import type { SolicitudItem } from '@api'
import { Link } from 'react-router-dom'
import { showDay, showDaysInState } from '../../lib/dates'
import { StateBadge } from '../../ui/StateBadge'
import styles from '../../ui/List.module.css'

/** The table's columns where there is no room for a table. */
export function RequestCards({ items }: { items: SolicitudItem[] }) {
  return (
    <ul className={styles.cards}>
      {items.map((item) => (
        <li key={item.solicitud_id} className={styles.card}>
          <div className={styles.cardTop}>
            <Link to={`/app/solicitudes/${item.solicitud_id}`} className={`${styles.link} code`}>
              {item.codigo}
            </Link>
            <StateBadge estado={item.estado_operativo} />
          </div>
          <p className={styles.client}>{item.cliente.nombre}</p>
          <dl className={styles.meta}>
            <div>
              <dt className="visually-hidden">Documento</dt>
              <dd className="number">{item.cliente.doc}</dd>
            </div>
            <div>
              <dt>Fecha </dt>
              <dd className="number">{showDay(item.created_at)}</dd>
            </div>
            <div>
              <dt>En este estado </dt>
              <dd className="number">{showDaysInState(item.dias_en_estado)}</dd>
            </div>
            <div>
              <dt>Gestor </dt>
              <dd>{item.gestor ?? 'sin asignar'}</dd>
            </div>
            <div>
              <dt>Médico </dt>
              <dd>{item.medico ?? 'sin asignar'}</dd>
            </div>
          </dl>
        </li>
      ))}
    </ul>
  )
}
