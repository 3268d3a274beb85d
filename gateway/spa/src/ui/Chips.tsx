import type { ReactNode } from 'react'
import styles from './Chips.module.css'
import { Icon, type IconName } from './Icon'

/** A few choices of which one (or none) holds, all in sight. */
export function Chips({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.chips} role="group" aria-label={label}>
      {children}
    </div>
  )
}

interface ChipProps {
  chosen: boolean
  icon?: IconName
  /** How many there are; undefined while that is not known, null when it is not said. */
  count?: string | null
  onClick: () => void
  children: string
}

export function Chip({ chosen, icon, count = null, onClick, children }: ChipProps) {
  return (
    <button
      type="button"
      className={`${styles.chip} ${count === null ? styles.plain : ''}`}
      aria-pressed={chosen}
      onClick={onClick}
    >
      {icon && <Icon name={icon} size={16} />}
      {children}
      {count !== null && <span className={styles.count}>{count}</span>}
    </button>
  )
}
