import type { ReactNode } from 'react'
import { useMedia } from '../lib/useMedia'
import styles from './DataList.module.css'

export interface Column<T> {
  title: string
  cell: (row: T) => ReactNode
  /** Figures line up at the right. */
  right?: boolean
  /** Words of ours: they are not broken, whatever the others need. */
  words?: boolean
}

interface DataListProps<T> {
  caption: string
  rows: T[]
  keyOf: (row: T) => number | string
  /** The first one names the row. */
  columns: Column<T>[]
  actions?: (row: T) => ReactNode
  /** Stands in a card already. */
  plain?: boolean
}

/** A table where there is room for one, else cards: a table bent by CSS would lose its meaning. */
export function DataList<T>(props: DataListProps<T>) {
  const wide = useMedia('(min-width: 64rem)')
  return (
    <div className={props.plain ? styles.plain : wide ? styles.panel : undefined}>
      {wide ? <Table {...props} /> : <Cards {...props} />}
    </div>
  )
}

function Table<T>({ caption, rows, keyOf, columns, actions }: DataListProps<T>) {
  const [first, ...rest] = columns
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ title, right }) => (
            <th key={title} scope="col" className={right ? styles.right : undefined}>
              {title}
            </th>
          ))}
          {actions && (
            <th scope="col">
              <span className="visually-hidden">Acciones</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            <th scope="row" className={styles.name}>
              {first?.cell(row)}
            </th>
            {rest.map(({ title, cell, right, words }) => (
              <td key={title} className={right ? `${styles.right} number` : words ? styles.words : undefined}>
                {cell(row)}
              </td>
            ))}
            {actions && (
              <td>
                <div className={styles.actions}>{actions(row)}</div>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cards<T>({ caption, rows, keyOf, columns, actions }: DataListProps<T>) {
  const [first, ...rest] = columns
  return (
    <ul className={styles.cards} aria-label={caption}>
      {rows.map((row) => (
        <li key={keyOf(row)} className={styles.card}>
          <div className={styles.name}>{first?.cell(row)}</div>
          <dl className={styles.meta}>
            {rest.map(({ title, cell, right }) => (
              <div key={title}>
                <dt>{title} </dt>
                <dd className={right ? 'number' : undefined}>{cell(row)}</dd>
              </div>
            ))}
          </dl>
          {actions && <div className={styles.actions}>{actions(row)}</div>}
        </li>
      ))}
    </ul>
  )
}
