import type { EstadoCantidad } from '@api'
import { Link } from 'react-router-dom'
import { Card } from '../../ui/Card'
import { StateBadge } from '../../ui/StateBadge'
import { showCount, showPercent } from './figures'
import type { Range } from './range'
import styles from './ReportPage.module.css'
import { Share } from './Share'

export function Distribution({ rows, range }: { rows: EstadoCantidad[]; range: Range }) {
  const total = rows.reduce((sum, { cantidad }) => sum + cantidad, 0)
  return (
    <Card title="En qué estado están">
      <table className={styles.table}>
        <caption className="visually-hidden">Solicitudes de estos días por estado</caption>
        <thead>
          <tr>
            <th scope="col">Estado</th>
            <th scope="col" className={styles.right}>
              Solicitudes
            </th>
            <th scope="col" className={styles.right}>
              Parte
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ estado, cantidad }) => {
            const part = total > 0 ? (cantidad / total) * 100 : 0
            return (
              <tr key={estado}>
                <th scope="row">
                  <Link
                    to={`/app/solicitudes?estado_operativo=${estado}&desde=${range.desde}&hasta=${range.hasta}`}
                    className={styles.state}
                  >
                    <StateBadge estado={estado} />
                  </Link>
                  <Share part={part} estado={estado} />
                </th>
                <td className={`${styles.right} number`}>{showCount(cantidad)}</td>
                <td className={`${styles.right} number`}>{showPercent(part)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Card>
  )
}
