import type { EquipoReporte, PersonaReporte, PromotorReporte } from '@api'
import { Link } from 'react-router-dom'
import { showTime } from '../../lib/dates'
import { Card } from '../../ui/Card'
import { Tabs } from '../../ui/Tabs'
import { showCount, showPercent } from './figures'
import { FiguresTable } from './FiguresTable'
import type { Range } from './range'
import styles from './ReportPage.module.css'
import { Share } from './Share'

export function PromotorRanking({ rows, range }: { rows: PromotorReporte[]; range: Range }) {
  return (
    <Card title="Promotores">
      {rows.length === 0 ? (
        <p className={styles.hint}>Ningún promotor trajo solicitudes en estos días.</p>
      ) : (
        <FiguresTable
          caption="Promotores por clientes que trajeron"
          titles={['Promotor', 'Clientes', 'Solicitudes', 'Parte']}
          rows={rows.map(({ promotor_id, nombre, clientes, solicitudes, porcentaje }) => ({
            key: promotor_id,
            name: (
              <>
                <Link
                  to={`/app/solicitudes?promotor_id=${promotor_id}&desde=${range.desde}&hasta=${range.hasta}`}
                >
                  {nombre ?? `Promotor ${promotor_id}`}
                </Link>
                <Share part={porcentaje} />
              </>
            ),
            figures: [showCount(clientes), showCount(solicitudes), showPercent(porcentaje)],
          }))}
        />
      )}
    </Card>
  )
}

const teams: { value: keyof EquipoReporte; label: string }[] = [
  { value: 'gestores', label: 'Gestores' },
  { value: 'medicos', label: 'Médicos' },
  { value: 'operadores', label: 'Operadores' },
]

export function TeamRanking({ team }: { team: EquipoReporte }) {
  return (
    <Card title="Equipo">
      <Tabs label="Equipo" tabs={teams}>
        {(chosen) => <Team rows={team[chosen]} name={teams.find(({ value }) => value === chosen)!.label} />}
      </Tabs>
    </Card>
  )
}

function Team({ rows, name }: { rows: PersonaReporte[]; name: string }) {
  if (rows.length === 0) return <p className={styles.hint}>Nadie, en estos días.</p>
  return (
    <FiguresTable
      caption={name}
      titles={['Nombre', 'Solicitudes', 'Cerradas']}
      rows={rows.map(({ persona_id, nombre, solicitudes, cerradas, ultima_actividad }) => ({
        key: persona_id,
        name: (
          <>
            {nombre ?? `Persona ${persona_id}`}
            {ultima_actividad && (
              <span className={styles.hint}>Última actividad: {showTime(ultima_actividad)}</span>
            )}
          </>
        ),
        figures: [showCount(solicitudes), showCount(cerradas)],
      }))}
    />
  )
}
