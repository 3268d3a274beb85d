import { Button } from '../../ui/Button'
import styles from './ListPage.module.css'

interface PagerProps {
  page: number
  size: number
  shown: number
  total: number
  exact: boolean
  onPage: (page: number) => void
}

const count = (number: number) => number.toLocaleString('es-PE')

export function Pager({ page, size, shown, total, exact, onPage }: PagerProps) {
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
