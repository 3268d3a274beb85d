import type { EquipoReporte, PersonaReporte, PromotorReporte } from '@api'
import { Link } from 'react-router-dom'
import { showTime } from '../../lib/dates'
import { Card } from '../../ui/Card'
import { Tabs } from '../../ui/Tabs'
import { showCount, showPercent } from './figures'
import type { Range } from './range'
import styles from './ReportPage.module.css'
import { Share } from './Share'

export function PromotorRanking({ rows, range }: { rows: PromotorReporte[]; range: Range }) {
  return (
    <Card title="Promotores">
      {rows.length === 0 ? (
        <p className={styles.hint}>Ningún promotor trajo solicitudes en estos días.</p>
      ) : (
        <table className={styles.table}>
          <caption className="visually-hidden">Promotores por clientes que trajeron</caption>
          <thead>
            <tr>
              <th scope="col">Promotor</th>
              <th scope="col" className={styles.right}>
                Clientes
              </th>
              <th scope="col" className={styles.right}>
                Solicitudes
              </th>
              <th scope="col" className={styles.right}>
                Parte
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ promotor_id, nombre, clientes, solicitudes, porcentaje }) => (
              <tr key={promotor_id}>
                <th scope="row">
                  <Link
                    to={`/app/solicitudes?promotor_id=${promotor_id}&desde=${range.desde}&hasta=${range.hasta}`}
                  >
                    {nombre ?? `Promotor ${promotor_id}`}
                  </Link>
                  <Share part={porcentaje} />
                </th>
                <td className={`${styles.right} number`}>{showCount(clientes)}</td>
                <td className={`${styles.right} number`}>{showCount(solicitudes)}</td>
                <td className={`${styles.right} number`}>{showPercent(porcentaje)}</td>
              </tr>
            ))}
          </tbody>
        </table>
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
    <table className={styles.table}>
      <caption className="visually-hidden">{name}</caption>
      <thead>
        <tr>
          <th scope="col">Nombre</th>
          <th scope="col" className={styles.right}>
            Solicitudes
          </th>
          <th scope="col" className={styles.right}>
            Cerradas
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ persona_id, nombre, solicitudes, cerradas, ultima_actividad }) => (
          <tr key={persona_id}>
            <th scope="row">
              {nombre ?? `Persona ${persona_id}`}
              {ultima_actividad && (
                <span className={styles.hint}>Última actividad: {showTime(ultima_actividad)}</span>
              )}
            </th>
            <td className={`${styles.right} number`}>{showCount(solicitudes)}</td>
            <td className={`${styles.right} number`}>{showCount(cerradas)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
