import type { ReactNode } from 'react'
import styles from './Toolbar.module.css'

/** What narrows a list down, above it. */
export function Toolbar({ children }: { children: ReactNode }) {
  return <div className={styles.tools}>{children}</div>
}
