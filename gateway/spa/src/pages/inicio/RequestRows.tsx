import type { SolicitudItem } from '@api'
import { Link } from 'react-router-dom'
import { showDay, showDaysInState } from '../../lib/dates'
import { StateBadge } from '../../ui/StateBadge'
import styles from './HomePage.module.css'

/** A short list: with its state and date, or (all of one state) with how long it waits. */
export function RequestRows({ items, withDate }: { items: SolicitudItem[]; withDate?: boolean }) {
  return (
    <ul className={styles.rows}>
      {items.map((item) => (
        <li key={item.solicitud_id}>
          <Link
            to={`/app/solicitudes/${item.solicitud_id}`}
            className={`${styles.row} ${withDate ? styles.dated : ''}`}
          >
            <span className="code">{item.codigo}</span>
            <span className={styles.client}>{item.cliente.nombre}</span>
            {withDate ? (
              <>
                <span>
                  <StateBadge estado={item.estado_operativo} />
                </span>
                <span className={`${styles.age} number`}>{showDay(item.created_at)}</span>
              </>
            ) : (
              <span className={`${styles.age} number`}>{showDaysInState(item.dias_en_estado)}</span>
            )}
          </Link>
        </li>
      ))}
    </ul>
  )
}
