import { ESTADO_CERTIFICADO, type Detalle } from '@api'
import { useEffect, useState } from 'react'
import { focusSomewhere } from '../../lib/focus'
import type { Values } from '../../lib/rebase'
import { useForm, type Form } from '../../lib/useForm'
import { certificadoWords } from '../../lib/words'
import { Button } from '../../ui/Button'
import { ChoiceField } from '../../ui/ChoiceField'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { DateField } from '../../ui/DateField'
import { AreaField } from '../../ui/Field'
import { FieldGrid } from '../../ui/FieldGrid'
import { WriteError } from '../../ui/States'
import { Checklist, type CheckItem } from './Checklist'
import { useDetail } from './context'
import styles from './DetailPage.module.css'
import { LostPermission } from './EditForm'
import { closeBody, closeCheck, closeInitial, hasResult } from './fieldsets'
import { useAction } from './useAction'

/** What the server asks for, and what a good closing has besides. */
export function closingChecks(detalle: Detalle, values?: Values, prefix = ''): CheckItem[] {
  const certificate = values?.[`${prefix}resultado.estado_certificado`] ?? detalle.estado_certificado
  return [
    { label: 'Pago registrado', done: detalle.pagos.length > 0, required: true },
    { label: 'Médico asignado', done: detalle.asignaciones_vigentes.MEDICO !== null, required: true },
    { label: 'Resultado médico', done: !!values && hasResult(values, prefix), required: false },
    { label: 'Certificado', done: !!certificate, required: false },
  ]
}

export function CloseForm() {
  const { detalle, can } = useDetail()
  const [confirming, setConfirming] = useState<Values | null>(null)
  const form = useForm({
    initial: closeInitial(detalle),
    check: closeCheck,
    draft: `cierre.${detalle.solicitud_id}`,
  })
  const action = useAction({ action: 'cerrar', form, success: 'Solicitud cerrada.', onDone: () => undefined })
  const { ref } = form
  useEffect(() => {
    const block = ref.current?.closest('section')
    return () => focusSomewhere(block)
  }, [ref])

  return (
    <form
      ref={form.ref}
      className={styles.form}
      noValidate
      aria-label="Evaluar y cerrar"
      onSubmit={form.submit((values) => {
        if (!action.pending) setConfirming(values)
      })}
    >
      <h3>Resultado médico</h3>
      <CloseFields form={form} />
      <Checklist items={closingChecks(detalle, form.values)} />
      <WriteError error={action.error} loose={action.loose} />
      {!can('CERRAR') && <LostPermission />}
      {can('CERRAR') && (
        <div className={styles.buttons}>
          <Button kind="primary" type="submit" icon="check" busy={action.pending}>
            Cerrar solicitud
          </Button>
        </div>
      )}
      {confirming && (
        <ConfirmDialog
          title="¿Cerrar la solicitud?"
          confirm="Sí, cerrar"
          dismiss="Volver"
          onDismiss={() => setConfirming(null)}
          onConfirm={() => {
            setConfirming(null)
            action.run(closeBody(confirming))
          }}
        >
          <p>
            {detalle.codigo} de {detalle.cliente.nombre} queda cerrada y ya no se podrá editar.
          </p>
          {!hasResult(confirming) && <p>No escribió un resultado médico.</p>}
        </ConfirmDialog>
      )}
    </form>
  )
}

export function CloseFields({ form, prefix = '' }: { form: Form; prefix?: string }) {
  const field = (name: string) => form.field(prefix + name)
  return (
    <FieldGrid>
      <DateField field={field('resultado.fecha_evaluacion')} label="Fecha de evaluación" />
      <ChoiceField
        field={field('resultado.estado_certificado')}
        label="Certificado"
        options={ESTADO_CERTIFICADO.map((value) => ({ value, label: certificadoWords[value] }))}
      />
      <AreaField field={field('resultado.diagnostico')} label="Diagnóstico" />
      <AreaField field={field('resultado.resultado')} label="Resultado" />
      <AreaField field={field('resultado.observaciones')} label="Observaciones" />
      <AreaField field={field('resultado.recomendaciones')} label="Recomendaciones" />
      <AreaField field={field('comentario')} label="Comentario de cierre" rows={2} />
    </FieldGrid>
  )
}
