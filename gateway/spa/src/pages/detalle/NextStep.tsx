import type { Accion } from '@api'
import { accionWords } from '../../lib/words'
import { Button } from '../../ui/Button'
import { useDetail, type OpenDialog } from './context'
import styles from './NextStep.module.css'

const texts: Partial<Record<Accion, string>> = {
  ASIGNAR_GESTOR: 'Falta elegir quién la atiende.',
  REGISTRAR_PAGO: 'Falta registrar el pago.',
  ASIGNAR_MEDICO: 'Está pagada. Falta elegir el médico que evalúa.',
  CERRAR: 'Falta la evaluación y el cierre.',
}

export const dialogOf: Partial<Record<Accion, OpenDialog>> = {
  ASIGNAR_GESTOR: 'gestor',
  CAMBIAR_GESTOR: 'gestor',
  REGISTRAR_PAGO: 'pago',
  ASIGNAR_MEDICO: 'medico',
  CAMBIAR_MEDICO: 'medico',
}

export function NextStep() {
  const { next, open } = useDetail()
  if (!next) return null
  const dialog = dialogOf[next]
  return (
    <div className={styles.strip} data-no-print>
      <p>
        <strong>Siguiente paso</strong>
        <span>{texts[next]}</span>
      </p>
      {dialog ? (
        <Button kind="primary" onClick={() => open(dialog)}>
          {accionWords[next]}
        </Button>
      ) : (
        <Button kind="primary" onClick={goToEvaluation}>
          Ir a la evaluación
        </Button>
      )}
    </div>
  )
}

function goToEvaluation() {
  const block = document.getElementById('evaluacion')
  block?.scrollIntoView({ behavior: 'smooth' })
  block?.querySelector<HTMLElement>('form input, form textarea')?.focus({ preventScroll: true })
}
