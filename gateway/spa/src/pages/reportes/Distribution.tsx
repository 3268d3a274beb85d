import type { EstadoCantidad } from '@api'
import { Link } from 'react-router-dom'
import { Card } from '../../ui/Card'
import { StateBadge } from '../../ui/StateBadge'
import { showCount, showPercent } from './figures'
import { FiguresTable } from './FiguresTable'
import type { Range } from './range'
import styles from './ReportPage.module.css'
import { Share } from './Share'

export function Distribution({ rows, range }: { rows: EstadoCantidad[]; range: Range }) {
  const total = rows.reduce((sum, { cantidad }) => sum + cantidad, 0)
  const partOf = (cantidad: number) => (total > 0 ? (cantidad / total) * 100 : 0)
  return (
    <Card title="En qué estado están">
      <FiguresTable
        caption="Solicitudes de estos días por estado"
        titles={['Estado', 'Solicitudes', 'Parte']}
        rows={rows.map(({ estado, cantidad }) => ({
          key: estado,
          name: (
            <>
              <Link
                to={`/app/solicitudes?estado_operativo=${estado}&desde=${range.desde}&hasta=${range.hasta}`}
                className={styles.state}
              >
                <StateBadge estado={estado} />
              </Link>
              <Share part={partOf(cantidad)} estado={estado} />
            </>
          ),
          figures: [showCount(cantidad), showPercent(partOf(cantidad))],
        }))}
      />
    </Card>
  )
}
