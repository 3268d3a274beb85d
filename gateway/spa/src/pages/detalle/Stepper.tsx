import type { Detalle, EstadoOperativo } from '@api'
import { Icon } from '../../ui/Icon'
import { useDetail } from './context'
import styles from './Header.module.css'

const steps = ['Registro', 'Gestor', 'Pago', 'Médico', 'Cierre']

const doneIn: Partial<Record<EstadoOperativo, number>> = {
  REGISTRADO: 1,
  ASIGNADO_GESTOR: 2,
  PAGADO: 3,
  ASIGNADO_MEDICO: 4,
  CERRADO: 5,
}

/** A cancelled request shows how far it came. */
function doneOf(detalle: Detalle): boolean[] {
  const done = doneIn[detalle.estado_operativo]
  if (done !== undefined) return steps.map((_, index) => index < done)
  const { GESTOR, MEDICO } = detalle.asignaciones_vigentes
  return [true, GESTOR !== null, detalle.pagos.length > 0, MEDICO !== null, false]
}

export function Stepper() {
  const { detalle } = useDetail()
  const done = doneOf(detalle)
  const current = detalle.estado_operativo === 'CANCELADO' ? -1 : done.indexOf(false)
  return (
    <ol className={styles.steps} aria-label="Avance">
      {steps.map((step, index) => (
        <li
          key={step}
          className={`${styles.step} ${done[index] ? styles.done : ''} ${index === current ? styles.current : ''}`}
          aria-current={index === current ? 'step' : undefined}
        >
          <span className={styles.mark} aria-hidden="true">
            {done[index] ? <Icon name="check" size={16} /> : index + 1}
          </span>
          <span>
            {step}
            <span className="visually-hidden">{done[index] ? ': hecho' : ': pendiente'}</span>
          </span>
        </li>
      ))}
    </ol>
  )
}
