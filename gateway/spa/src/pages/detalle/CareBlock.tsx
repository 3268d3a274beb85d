import { TIPO_ATENCION } from '@api'
import { useState } from 'react'
import type { Form } from '../../lib/useForm'
import { atencionWords } from '../../lib/words'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { SelectField, TextField } from '../../ui/Field'
import { FieldGrid } from '../../ui/FieldGrid'
import { Fact, Facts } from '../../ui/Facts'
import { ActionButton } from './ActionButton'
import { useDetail } from './context'
import { EditForm } from './EditForm'
import { careNames } from './fieldsets'

export function CareBlock() {
  const { detalle, can } = useDetail()
  const [editing, setEditing] = useState(false)
  return (
    <Card
      title="Gestión"
      actions={
        <>
          <ActionButton actions={['ASIGNAR_GESTOR', 'CAMBIAR_GESTOR']} />
          {!editing && can('EDITAR_DATOS') && (
            <Button small onClick={() => setEditing(true)}>
              Editar atención
            </Button>
          )}
        </>
      }
    >
      <Facts>
        <Fact label="Gestor">{detalle.asignaciones_vigentes.GESTOR?.nombre ?? 'Sin gestor'}</Fact>
        {!editing && (
          <>
            <Fact label="Tipo de atención">
              {detalle.tipo_atencion && atencionWords[detalle.tipo_atencion]}
            </Fact>
            <Fact label="Lugar de atención">{detalle.lugar_atencion}</Fact>
          </>
        )}
      </Facts>
      {editing && (
        <EditForm names={careNames} success="Atención guardada." onClose={() => setEditing(false)}>
          {(form) => <CareFields form={form} />}
        </EditForm>
      )}
    </Card>
  )
}

export function CareFields({ form, prefix = '' }: { form: Form; prefix?: string }) {
  return (
    <FieldGrid>
      <SelectField
        field={form.field(`${prefix}tipo_atencion`)}
        label="Tipo de atención"
        none="Sin definir"
        options={TIPO_ATENCION.map((value) => ({ value, label: atencionWords[value] }))}
      />
      <TextField field={form.field(`${prefix}lugar_atencion`)} label="Lugar de atención" />
    </FieldGrid>
  )
}
