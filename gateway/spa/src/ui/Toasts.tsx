import { Store, useStore } from '../lib/store'
import { IconButton } from './Button'
import { Icon } from './Icon'
import styles from './Toasts.module.css'

interface Toast {
  id: number
  text: string
}

const toasts = new Store<Toast[]>([])
const shownFor = 7_000
let lastId = 0

export function toast(text: string): void {
  const id = ++lastId
  toasts.set([...toasts.get().slice(-2), { id, text }])
  setTimeout(() => dismiss(id), shownFor)
}

function dismiss(id: number): void {
  toasts.set(toasts.get().filter((one) => one.id !== id))
}

export function Toasts() {
  return (
    <div className={styles.toasts} role="status" aria-live="polite" aria-label="Avisos" data-no-print>
      {useStore(toasts).map(({ id, text }) => (
        <p key={id} className={styles.toast}>
          <Icon name="check" />
          <span>{text}</span>
          <IconButton icon="close" label="Cerrar aviso" onClick={() => dismiss(id)} />
        </p>
      ))}
    </div>
  )
}
