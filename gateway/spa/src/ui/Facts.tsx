import type { ReactNode } from 'react'
import styles from './Facts.module.css'

/** `compact` for short values such as amounts. */
export function Facts({ children, compact }: { children: ReactNode; compact?: boolean }) {
  return <dl className={compact ? styles.compact : styles.facts}>{children}</dl>
}

interface FactProps {
  label: string
  children: ReactNode
  width?: 'wide' | 'full'
}

/** What is known under a label; what is not, says so. */
export function Fact({ label, children, width }: FactProps) {
  const missing = children === null || children === undefined || children === ''
  return (
    <div className={width && styles[width]}>
      <dt>{label}</dt>
      <dd>{missing ? <span className={styles.missing}>Sin dato</span> : children}</dd>
    </div>
  )
}
