import type { Accion } from '@api'
import { useState } from 'react'
import { useEmpleados } from '../../api/queries'
import { accionWords } from '../../lib/words'
import { useForm, type Form } from '../../lib/useForm'
import { ChoiceField } from '../../ui/ChoiceField'
import { SelectField } from '../../ui/Field'
import { Note, ReadError, Skeleton } from '../../ui/States'
import { useDetail } from './context'
import { FormDialog } from './FormDialog'
import { useAction } from './useAction'

type Assigned = 'GESTOR' | 'MEDICO'

interface Words {
  assign: Accion
  change: Accion
  field: string
  label: string
  empty: string
}

const words: Record<Assigned, Words> = {
  GESTOR: {
    assign: 'ASIGNAR_GESTOR',
    change: 'CAMBIAR_GESTOR',
    field: 'persona_id_gestor',
    label: 'Gestor',
    empty: 'No hay gestores activos. Un administrador puede crear uno.',
  },
  MEDICO: {
    assign: 'ASIGNAR_MEDICO',
    change: 'CAMBIAR_MEDICO',
    field: 'persona_id_medico',
    label: 'Médico',
    empty: 'No hay médicos activos. Un administrador puede crear uno.',
  },
}

export function AssignDialog({ rol, onClose }: { rol: Assigned; onClose: () => void }) {
  const { can, detalle } = useDetail()
  const { assign, change, field, label } = words[rol]
  const accion = can(assign) ? assign : change
  const people = useEmpleados(rol)
  const current = detalle.asignaciones_vigentes[rol]
  // Settled when it opens: what others assign meanwhile must not take the choice away.
  const [unassigned] = useState(!current)
  const only = unassigned && people.data?.length === 1 ? people.data[0] : undefined
  const form = useForm({
    initial: { [field]: only ? String(only.persona_id) : '' },
    check: (values) => ({ [field]: values[field] ? null : `Elija un ${label.toLowerCase()}.` }),
  })
  const action = useAction({
    action: accion.toLowerCase().replace('_', '-'),
    form,
    success: `${label} asignado.`,
    onDone: onClose,
  })

  return (
    <FormDialog
      title={accionWords[accion]}
      submitLabel="Asignar"
      form={form}
      action={action}
      allowed={can(accion)}
      onSubmit={(values) => action.run({ [field]: Number(values[field]) })}
      onClose={onClose}
    >
      {current && (
        <p>
          {label} actual: <strong>{current.nombre}</strong>
        </p>
      )}
      <PersonChoice rol={rol} form={form} name={field} />
    </FormDialog>
  )
}

const mostChoices = 6

/** A few people stand all in sight, many in a list. */
export function PersonChoice({ rol, form, name }: { rol: Assigned; form: Form; name: string }) {
  const people = useEmpleados(rol)
  const { label, empty } = words[rol]
  if (people.isPending) return <Skeleton lines={2} />
  if (people.isError) return <ReadError error={people.error} onRetry={() => void people.refetch()} />
  if (people.data.length === 0) return <Note kind="warning">{empty}</Note>
  const options = people.data.map(({ persona_id, nombre }) => ({ value: String(persona_id), label: nombre }))
  return options.length <= mostChoices ? (
    <ChoiceField field={form.field(name)} label={label} required options={options} />
  ) : (
    <SelectField field={form.field(name)} label={label} required none="Elija…" options={options} />
  )
}
