import type { ReactNode } from 'react'
import styles from './Facts.module.css'

export function Facts({ children }: { children: ReactNode }) {
  return <dl className={styles.facts}>{children}</dl>
}

/** What is known under a label; what is not, says so. */
export function Fact({ label, children, full }: { label: string; children: ReactNode; full?: boolean }) {
  const missing = children === null || children === undefined || children === ''
  return (
    <div className={full ? styles.full : undefined}>
      <dt>{label}</dt>
      <dd>{missing ? <span className={styles.missing}>Sin dato</span> : children}</dd>
    </div>
  )
}
