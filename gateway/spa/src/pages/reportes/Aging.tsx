import type { EstadoResumen } from '@api'
import { Link } from 'react-router-dom'
import { showDaysInState } from '../../lib/dates'
import { Card } from '../../ui/Card'
import { StateBadge } from '../../ui/StateBadge'
import { showCount } from './figures'
import { FiguresTable } from './FiguresTable'
import styles from './ReportPage.module.css'

const days = (value: number | null) => (value === null ? '–' : showDaysInState(value))

/** What waits at this moment, whatever days the report is of. */
export function Aging({ rows }: { rows: EstadoResumen[] }) {
  return (
    <Card title="Cuánto esperan ahora">
      <FiguresTable
        caption="Solicitudes abiertas por estado y tiempo en él"
        titles={['Estado', 'Abiertas', 'Mediana', 'Máximo']}
        rows={rows.map(({ estado, cantidad, dias_mediana, dias_max }) => ({
          key: estado,
          name: (
            <Link
              to={`/app/solicitudes?estado_operativo=${estado}&orden=estado_desde`}
              className={styles.state}
            >
              <StateBadge estado={estado} />
            </Link>
          ),
          figures: [showCount(cantidad), days(dias_mediana), days(dias_max)],
        }))}
      />
      <p className={styles.hint}>Todas las abiertas de hoy, también las de otras fechas.</p>
    </Card>
  )
}
