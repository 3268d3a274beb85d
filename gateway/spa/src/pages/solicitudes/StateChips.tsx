import { ESTADO_OPERATIVO, type EstadoOperativo, type Resumen } from '@api'
import { estadoWords } from '../../lib/words'
import { Chip, Chips } from '../../ui/Chips'
import { stateIcons } from '../../ui/StateBadge'

interface StateChipsProps {
  summary: Resumen | undefined
  current: EstadoOperativo | ''
  onChoose: (estado: EstadoOperativo | '') => void
}

export function StateChips({ summary, current, onChoose }: StateChipsProps) {
  const show = (count: number | undefined) => {
    if (count === undefined) return '·'
    // Of a great many only the newest were counted: there are so many at least.
    return count.toLocaleString('es-PE') + (summary?.total_exact === false ? '+' : '')
  }
  const countOf = (estado: EstadoOperativo) => summary?.estados.find((one) => one.estado === estado)?.cantidad
  return (
    <Chips label="Estado">
      <Chip chosen={!current} count={show(summary?.total)} onClick={() => onChoose('')}>
        Todas
      </Chip>
      {ESTADO_OPERATIVO.map((estado) => (
        <Chip
          key={estado}
          icon={stateIcons[estado]}
          chosen={current === estado}
          count={show(countOf(estado))}
          onClick={() => onChoose(current === estado ? '' : estado)}
        >
          {estadoWords[estado]}
        </Chip>
      ))}
    </Chips>
  )
}
