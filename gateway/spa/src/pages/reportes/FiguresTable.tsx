import type { ReactNode } from 'react'
import styles from './ReportPage.module.css'

interface FiguresRow {
  key: number | string
  name: ReactNode
  figures: string[]
}

interface FiguresTableProps {
  caption: string
  /** Of the name, then of each figure. */
  titles: string[]
  rows: FiguresRow[]
}

/** What has a name at the left, and its figures at the right. */
export function FiguresTable({ caption, titles, rows }: FiguresTableProps) {
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {titles.map((title, column) => (
            <th key={title} scope="col" className={column > 0 ? styles.right : undefined}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, figures }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            {figures.map((figure, column) => (
              <td key={titles[column + 1]} className={`${styles.right} number`}>
                {figure}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
