import { ESTADO_OPERATIVO, type EstadoOperativo, type Resumen } from '@api'
import { estadoWords } from '../../lib/words'
import { Icon } from '../../ui/Icon'
import { stateIcons } from '../../ui/StateBadge'
import styles from './StateChips.module.css'

interface StateChipsProps {
  summary: Resumen | undefined
  current: EstadoOperativo | ''
  onChoose: (estado: EstadoOperativo | '') => void
}

export function StateChips({ summary, current, onChoose }: StateChipsProps) {
  // Of a great many only the newest were counted: there are so many at least.
  const more = summary?.total_exact === false
  const countOf = (estado: EstadoOperativo) => summary?.estados.find((one) => one.estado === estado)?.cantidad
  return (
    <div className={styles.chips} role="group" aria-label="Estado">
      <Chip chosen={!current} count={summary?.total} more={more} onClick={() => onChoose('')}>
        Todas
      </Chip>
      {ESTADO_OPERATIVO.map((estado) => (
        <Chip
          key={estado}
          estado={estado}
          chosen={current === estado}
          count={countOf(estado)}
          more={more}
          onClick={() => onChoose(current === estado ? '' : estado)}
        >
          {estadoWords[estado]}
        </Chip>
      ))}
    </div>
  )
}

interface ChipProps {
  estado?: EstadoOperativo
  chosen: boolean
  count: number | undefined
  more: boolean
  onClick: () => void
  children: string
}

function Chip({ estado, chosen, count, more, onClick, children }: ChipProps) {
  return (
    <button type="button" className={styles.chip} aria-pressed={chosen} onClick={onClick}>
      {estado && <Icon name={stateIcons[estado]} size={16} />}
      {children}
      <span className={styles.count}>
        {count === undefined ? '·' : `${count.toLocaleString('es-PE')}${more ? '+' : ''}`}
      </span>
    </button>
  )
}
