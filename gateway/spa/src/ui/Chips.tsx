import type { ReactNode } from 'react'
import styles from './Chips.module.css'
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
