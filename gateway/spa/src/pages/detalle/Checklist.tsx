import { Icon } from '../../ui/Icon'
import styles from './Checklist.module.css'

export interface CheckItem {
  label: string
  done: boolean
  required: boolean
}

export function Checklist({ items }: { items: CheckItem[] }) {
  const missing = items.filter(({ done, required }) => required && !done).length
  return (
    <div className={styles.box}>
      <p className={styles.title} role="status">
        {missing === 0
          ? 'Lista para cerrar'
          : missing === 1
            ? 'Falta 1 requisito para cerrar'
            : `Faltan ${missing} requisitos para cerrar`}
      </p>
      <ul className={styles.list} aria-label="Qué falta para cerrar">
        {items.map(({ label, done, required }) => (
          <li key={label} className={done ? styles.done : required ? styles.missing : undefined}>
            <Icon name={done ? 'check' : required ? 'close' : 'dot'} size={18} />
            <span>
              {label}
              <span className={styles.how}>{done ? 'hecho' : required ? 'falta' : 'opcional'}</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
