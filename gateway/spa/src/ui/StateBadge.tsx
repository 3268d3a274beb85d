import type { EstadoOperativo } from '@api'
import { estadoWords } from '../lib/words'
import { Icon, type IconName } from './Icon'
import styles from './StateBadge.module.css'

export const stateIcons: Record<EstadoOperativo, IconName> = {
  REGISTRADO: 'file',
  ASIGNADO_GESTOR: 'user',
  PAGADO: 'coin',
  ASIGNADO_MEDICO: 'doctor',
  CERRADO: 'check',
  CANCELADO: 'close',
}

export function StateBadge({ estado }: { estado: EstadoOperativo }) {
  return (
    <span className={`${styles.badge} ${styles[estado]}`}>
      <Icon name={stateIcons[estado]} size={15} />
      {estadoWords[estado]}
    </span>
  )
}

/** Of other things that are well or not. */
export function Badge({ good, children }: { good: boolean; children: string }) {
  return (
    <span className={`${styles.badge} ${good ? styles.good : styles.bad}`}>
      <Icon name={good ? 'check' : 'close'} size={15} />
      {children}
    </span>
  )
}
