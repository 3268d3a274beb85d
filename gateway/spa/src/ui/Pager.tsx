import type { ReactNode } from 'react'
import { Button } from './Button'
import styles from './Pager.module.css'

interface PagerProps {
  page: number
  size: number
  shown: number
  total: number
  /** false: there are more than `total`. */
  exact?: boolean
  onPage: (page: number) => void
}

const count = (number: number) => number.toLocaleString('es-PE')

export function Pager({ page, size, shown, total, exact = true, onPage }: PagerProps) {
  const first = (page - 1) * size + 1
  const last = first + shown - 1
  const more = exact ? last < total : shown === size
  return (
    <nav className={styles.pager} aria-label="Páginas">
      <p role="status">
        {count(first)}–{count(last)} de {exact ? count(total) : `más de ${count(total)}`}
      </p>
      {(page > 1 || more) && (
        <div>
          <Button icon="back" aria-disabled={page === 1} onClick={() => page > 1 && onPage(page - 1)}>
            Anterior
          </Button>
          <Button icon="next" aria-disabled={!more} onClick={() => more && onPage(page + 1)}>
            Siguiente
          </Button>
        </div>
      )}
    </nav>
  )
}

const rowsOnPage = 20

interface PagedProps<T> {
  /** All of them, of which one page is shown. */
  rows: T[]
  page: number
  onPage: (page: number) => void
  children: (rows: T[]) => ReactNode
}

/** A list that came whole, one page after the other; a page that is no more is the last one. */
export function Paged<T>({ rows, page, onPage, children }: PagedProps<T>) {
  const last = Math.max(1, Math.ceil(rows.length / rowsOnPage))
  const current = Math.min(page, last)
  const shown = rows.slice((current - 1) * rowsOnPage, current * rowsOnPage)
  return (
    <>
      {children(shown)}
      <Pager page={current} size={rowsOnPage} shown={shown.length} total={rows.length} onPage={onPage} />
    </>
  )
}
