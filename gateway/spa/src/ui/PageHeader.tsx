import type { ReactNode } from 'react'
import styles from './PageHeader.module.css'

export function PageHeader({
  title,
  about,
  children,
}: {
  title: string
  about?: ReactNode
  children?: ReactNode
}) {
  return (
    <header className={styles.header}>
      <div>
        <h1>{title}</h1>
        {about && <p className={styles.about}>{about}</p>}
      </div>
      {children && <div className={styles.actions}>{children}</div>}
    </header>
  )
}
