import type { SolicitudItem } from '@api'
import { Link } from 'react-router-dom'
import { showDay, showDaysInState } from '../../lib/dates'
import { StateBadge } from '../../ui/StateBadge'
import styles from '../../ui/List.module.css'

export function RequestTable({ items }: { items: SolicitudItem[] }) {
  return (
    <div className={styles.panel}>
      <table className={styles.table}>
        <caption className="visually-hidden">Solicitudes</caption>
        <thead>
          <tr>
            <th scope="col">Código</th>
            <th scope="col">Cliente</th>
            <th scope="col">Documento</th>
            <th scope="col">Estado</th>
            <th scope="col">Gestor</th>
            <th scope="col">Médico</th>
            <th scope="col">Fecha</th>
            <th scope="col" className={styles.right}>
              En este estado
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.solicitud_id}>
              <td>
                <Link to={`/app/solicitudes/${item.solicitud_id}`} className={`${styles.link} code`}>
                  {item.codigo}
                </Link>
              </td>
              <td className={styles.client}>{item.cliente.nombre}</td>
              <td className="number">{item.cliente.doc}</td>
              <td>
                <StateBadge estado={item.estado_operativo} />
              </td>
              <td>{item.gestor ?? <span className={styles.nobody}>Sin gestor</span>}</td>
              <td>{item.medico ?? <span className={styles.nobody}>Sin médico</span>}</td>
              <td className="number">{showDay(item.created_at)}</td>
              <td className={`${styles.right} number`}>{showDaysInState(item.dias_en_estado)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
