import styles from './ReportPage.module.css'

/** How much of the whole, drawn beside the figure that says it. */
export function Share({ part, estado }: { part: number; estado?: string }) {
  return (
    <svg className={styles.share} width="100%" height={8} aria-hidden="true">
      <rect className={styles.track} width="100%" height={8} rx={4} />
      {part > 0 && (
        <rect
          className={estado ? styles[estado] : styles.bar}
          width={`${Math.min(part, 100)}%`}
          height={8}
          rx={4}
        />
      )}
    </svg>
  )
}
