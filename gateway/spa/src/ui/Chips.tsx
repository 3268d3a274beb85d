import type { ReactNode } from 'react'
import styles from './Chips.module.css'
import type { Option } from './Field'
import { Icon, type IconName } from './Icon'

/** A filter of a few choices, all in sight, with how many each would show. */
export function Chips({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.chips} role="group" aria-label={label}>
      {children}
    </div>
  )
}

interface ChipProps {
  icon?: IconName
  chosen: boolean
  count?: ReactNode
  onClick: () => void
  children: string
}

export function Chip({ icon, chosen, count, onClick, children }: ChipProps) {
  return (
    <button
      type="button"
      className={`${styles.chip} ${count === undefined ? '' : styles.counted}`}
      aria-pressed={chosen}
      onClick={onClick}
    >
      {icon && <Icon name={icon} size={16} />}
      {children}
      {count !== undefined && <span className={styles.count}>{count}</span>}
    </button>
  )
}

interface FilterChipsProps<T> {
  label: string
  /** What there is to filter; undefined while it is read. */
  rows: T[] | undefined
  options: Option[]
  chosen: string
  isOf: (row: T, value: string) => boolean
  onChoose: (value: string) => void
}

/** Filters a list that came whole. */
export function FilterChips<T>({ label, rows, options, chosen, isOf, onChoose }: FilterChipsProps<T>) {
  const countOf = (value: string) => (rows ? rows.filter((row) => !value || isOf(row, value)).length : '·')
  return (
    <Chips label={label}>
      {[{ value: '', label: 'Todos' }, ...options].map(({ value, label: words }) => (
        <Chip
          key={value}
          chosen={chosen === value}
          count={countOf(value)}
          onClick={() => onChoose(chosen === value ? '' : value)}
        >
          {words}
        </Chip>
      ))}
    </Chips>
  )
}
