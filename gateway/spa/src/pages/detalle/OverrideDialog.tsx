import { BOUNDS, type Accion } from '@api'
import { useState } from 'react'
import * as checks from '../../lib/checks'
import type { Values } from '../../lib/rebase'
import { useForm, type Form } from '../../lib/useForm'
import { accionWords } from '../../lib/words'
import { AreaField, SelectField } from '../../ui/Field'
import { Note } from '../../ui/States'
import { PersonChoice } from './AssignDialog'
import { CareFields } from './CareBlock'
import { Checklist } from './Checklist'
import { CloseFields, closingChecks } from './CloseForm'
import { useDetail } from './context'
import { DataFields } from './DataForm'
import { CertificateField } from './EvaluationBlock'
import { FormDialog } from './FormDialog'
import { override } from './override'
import { PaymentFields } from './PaymentDialog'
import { useAction } from './useAction'

/** Does, with a reason, what the policy does not allow in a final state. */
export function OverrideDialog({ onClose }: { onClose: () => void }) {
  const { detalle, can } = useDetail()
  const [accion, setAccion] = useState<Accion | ''>('')
  const initial: Values = { motivo: '', accion: '', ...override.initial(accion, detalle) }
  const form = useForm({
    initial,
    check: (values) => ({
      motivo: values.motivo?.trim()
        ? checks.length(BOUNDS.solicitud_override_request.motivo)(values.motivo)
        : 'Escriba el motivo.',
      accion: values.accion ? null : 'Elija qué se va a hacer.',
      ...override.check(accion, detalle, values, initial),
    }),
  })
  const action = useAction({ action: 'override', form, success: 'Override aplicado.', onDone: onClose })
  const chosen = form.field('accion')

  return (
    <FormDialog
      title="Override"
      submitLabel="Aplicar override"
      danger
      wide
      form={form}
      action={action}
      allowed={can('OVERRIDE')}
      onSubmit={(values) =>
        action.run({
          motivo: values.motivo?.trim(),
          accion,
          payload: override.body(accion as Accion, detalle, values, form.changed),
        })
      }
      onClose={onClose}
    >
      <Note kind="warning">La solicitud ya terminó. El motivo y su nombre quedan en el historial.</Note>
      <AreaField field={form.field('motivo')} label="Motivo" required rows={2} />
      <SelectField
        field={{
          ...chosen,
          onChange: (value) => {
            setAccion(value as Accion | '')
            chosen.onChange(value)
          },
        }}
        label="Acción"
        required
        full
        none="Elija…"
        options={override.actions.map((value) => ({ value, label: accionWords[value] }))}
      />
      <PayloadFields accion={accion} form={form} />
    </FormDialog>
  )
}

function PayloadFields({ accion, form }: { accion: Accion | ''; form: Form }) {
  const { detalle } = useDetail()
  const prefix = override.prefix
  switch (accion) {
    case 'EDITAR_DATOS':
      return (
        <>
          <DataFields form={form} prefix={prefix} />
          <CareFields form={form} prefix={prefix} />
          <CertificateField form={form} prefix={prefix} />
        </>
      )
    case 'CAMBIAR_GESTOR':
      return <PersonChoice rol="GESTOR" form={form} name={`${prefix}persona_id_gestor`} />
    case 'CAMBIAR_MEDICO':
      return <PersonChoice rol="MEDICO" form={form} name={`${prefix}persona_id_medico`} />
    case 'REGISTRAR_PAGO':
      return <PaymentFields form={form} prefix={prefix} />
    case 'CERRAR':
      return (
        <>
          <Checklist items={closingChecks(detalle, form.values, prefix)} />
          <CloseFields form={form} prefix={prefix} />
        </>
      )
    case 'CANCELAR':
      return <p>El motivo de arriba queda como motivo de la cancelación.</p>
    default:
      return null
  }
}
