import { usePromotores, useServicios } from '../../api/queries'
import type { Form } from '../../lib/useForm'
import { showMoney } from '../../lib/money'
import { DateField } from '../../ui/DateField'
import { AreaField, SelectField, TextField } from '../../ui/Field'
import { FieldGrid } from '../../ui/FieldGrid'
import { useDetail } from './context'
import styles from './DetailPage.module.css'
import { EditForm } from './EditForm'
import { dataNames } from './fieldsets'

export function DataForm({ onClose }: { onClose: () => void }) {
  const { detalle } = useDetail()
  return (
    <EditForm names={dataNames(detalle)} success="Datos guardados." onClose={onClose}>
      {(form) => <DataFields form={form} />}
    </EditForm>
  )
}

export function DataFields({ form, prefix = '' }: { form: Form; prefix?: string }) {
  const { detalle } = useDetail()
  const servicios = useServicios()
  const promotores = usePromotores()
  return (
    <>
      <PersonFields form={form} title="Cliente" prefix={`${prefix}cliente_`} />
      {detalle.apoderado && <PersonFields form={form} title="Apoderado" prefix={`${prefix}apoderado_`} />}
      <fieldset className={styles.group}>
        <legend className="visually-hidden">Solicitud</legend>
        <FieldGrid>
          {detalle.pagos.length === 0 && (
            <SelectField
              field={form.field(`${prefix}servicio_id`)}
              label="Servicio"
              none="Ninguno"
              options={(servicios.data ?? []).map((one) => ({
                value: String(one.servicio_id),
                label: `${one.descripcion_servicio} · ${showMoney(one.tarifa_servicio, one.moneda_tarifa)}`,
              }))}
            />
          )}
          <SelectField
            field={form.field(`${prefix}promotor_id`)}
            label="Promotor"
            none="Ninguno"
            options={(promotores.data ?? []).map((one) => ({
              value: String(one.promotor_id),
              label: one.nombre ?? '',
            }))}
          />
          <AreaField field={form.field(`${prefix}comentario`)} label="Comentario" />
        </FieldGrid>
      </fieldset>
    </>
  )
}

function PersonFields({ form, title, prefix }: { form: Form; title: string; prefix: string }) {
  const field = (name: string) => form.field(prefix + name)
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{title}</legend>
      <FieldGrid>
        <TextField field={field('nombres')} label="Nombres" required />
        <TextField field={field('apellidos')} label="Apellidos" required />
        <TextField field={field('celular')} label="Celular" type="tel" />
        <TextField field={field('email')} label="Correo electrónico" type="email" />
        <DateField field={field('fecha_nacimiento')} label="Fecha de nacimiento" />
        <TextField field={field('direccion')} label="Dirección" />
      </FieldGrid>
    </fieldset>
  )
}
