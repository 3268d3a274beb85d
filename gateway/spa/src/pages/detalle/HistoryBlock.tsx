import { useId, useState } from 'react'
import { usePromotores, useServicios } from '../../api/queries'
import { showTime } from '../../lib/dates'
import { showMoney } from '../../lib/money'
import { Card } from '../../ui/Card'
import { useDetail } from './context'
import styles from './HistoryBlock.module.css'
import { describe, kindOf, kinds, type Kind, type Names } from './history'

export function HistoryBlock() {
  const { detalle } = useDetail()
  const [kind, setKind] = useState<Kind | ''>('')
  const names = useHistoryNames()
  const id = useId()
  const rows = detalle.historial.filter((row) => !kind || kindOf(row.campo) === kind)

  return (
    <Card
      title="Historial"
      actions={
        <span className={styles.filter} data-no-print>
          <label htmlFor={id} className="visually-hidden">
            Mostrar en el historial
          </label>
          <select id={id} value={kind} onChange={(event) => setKind(event.target.value as Kind | '')}>
            <option value="">Todo</option>
            {Object.entries(kinds).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </span>
      }
    >
      {rows.length === 0 && (
        <p className={styles.none}>Nada de este tipo. Elija «Todo» para ver el historial completo.</p>
      )}
      <ol className={styles.rows}>
        {rows.map((row) => (
          <li key={row.historial_id} className={styles.row}>
            <p className={styles.what}>{describe(row, names)}</p>
            {row.comentario && <p className={styles.comment}>«{row.comentario}»</p>}
            <p className={styles.who}>
              {row.usuario_nombre ?? 'Sistema'} ·{' '}
              <time dateTime={row.cambiado_en}>{showTime(row.cambiado_en)}</time>
            </p>
          </li>
        ))}
      </ol>
    </Card>
  )
}

/** The history keeps numbers for what has a name. */
export function useHistoryNames(): Names {
  const { detalle } = useDetail()
  const servicios = useServicios()
  const promotores = usePromotores()
  return {
    servicio: (id: string) =>
      servicios.data?.find((one) => String(one.servicio_id) === id)?.descripcion_servicio,
    promotor: (id: string) =>
      promotores.data?.find((one) => String(one.promotor_id) === id)?.nombre ?? undefined,
    // A payment is in the currency of the tariff, where there is one.
    money: (amount) => (detalle.tarifa_moneda ? showMoney(amount, detalle.tarifa_moneda) : amount),
  }
}
