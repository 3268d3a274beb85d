import type { EstadoResumen } from '@api'
import { Link } from 'react-router-dom'
import { showDaysInState } from '../../lib/dates'
import { Card } from '../../ui/Card'
import { StateBadge } from '../../ui/StateBadge'
import { showCount } from './figures'
import styles from './ReportPage.module.css'

const days = (value: number | null) => (value === null ? '–' : showDaysInState(value))

/** What waits at this moment, whatever days the report is of. */
export function Aging({ rows }: { rows: EstadoResumen[] }) {
  return (
    <Card title="Cuánto esperan ahora">
      <table className={styles.table}>
        <caption className="visually-hidden">Solicitudes abiertas por estado y tiempo en él</caption>
        <thead>
          <tr>
            <th scope="col">Estado</th>
            <th scope="col" className={styles.right}>
              Abiertas
            </th>
            <th scope="col" className={styles.right}>
              Mediana
            </th>
            <th scope="col" className={styles.right}>
              Máximo
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ estado, cantidad, dias_mediana, dias_max }) => (
            <tr key={estado}>
              <th scope="row">
                <Link
                  to={`/app/solicitudes?estado_operativo=${estado}&orden=estado_desde`}
                  className={styles.state}
                >
                  <StateBadge estado={estado} />
                </Link>
              </th>
              <td className={`${styles.right} number`}>{showCount(cantidad)}</td>
              <td className={`${styles.right} number`}>{days(dias_mediana)}</td>
              <td className={`${styles.right} number`}>{days(dias_max)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.hint}>Todas las abiertas de hoy, también las de otras fechas.</p>
    </Card>
  )
}
