import { TIPO_DOCUMENTO, TIPO_PROMOTOR, type TipoDocumento, type TipoPromotor } from '@api'
import * as checks from '../../lib/checks'
import type { Form } from '../../lib/useForm'
import { documentoWords, promotorWords } from '../../lib/words'
import { ChoiceField } from '../../ui/ChoiceField'
import { SelectField, TextField } from '../../ui/Field'
import { FieldGrid } from '../../ui/FieldGrid'
import { sources } from './fields'
import styles from './PromotorFields.module.css'

interface PromotorFieldsProps {
  form: Form
  /** Before the names of the fields, where they are a part of a larger form. */
  prefix?: string
}

export function NewPromotorFields({ form, prefix = '' }: PromotorFieldsProps) {
  return (
    <fieldset className={styles.fields}>
      <legend className="visually-hidden">Promotor nuevo</legend>
      <ChoiceField
        field={form.field(`${prefix}tipo_promotor`)}
        label="Tipo de promotor"
        required
        options={TIPO_PROMOTOR.map((value) => ({ value, label: promotorWords[value] }))}
      />
      <PromotorFields form={form} prefix={prefix} withDocument />
    </fieldset>
  )
}

/** The fields of the promotor's kind, and those that all have. */
export function PromotorFields({
  form,
  prefix = '',
  withDocument,
}: PromotorFieldsProps & { withDocument?: boolean }) {
  const field = (name: string) => form.field(prefix + name)
  const tipo = form.values[`${prefix}tipo_promotor`] as TipoPromotor
  const ruc = field('ruc')
  return (
    <FieldGrid>
      {tipo === 'PERSONA' && (
        <>
          <TextField field={field('nombres')} label="Nombres" required />
          <TextField field={field('apellidos')} label="Apellidos" required />
          {withDocument && <DocumentFields form={form} prefix={prefix} />}
        </>
      )}
      {tipo === 'EMPRESA' && (
        <>
          <TextField field={field('razon_social')} label="Razón social" required />
          <TextField
            field={{ ...ruc, error: ruc.error ?? checks.documento('RUC', ruc.value, false) }}
            label="RUC"
            inputMode="numeric"
          />
        </>
      )}
      {tipo === 'OTROS' && <TextField field={field('nombre_promotor_otros')} label="Nombre" required />}
      <TextField field={field('celular_1')} label="Celular" type="tel" inputMode="tel" />
      <TextField field={field('email')} label="Correo electrónico" type="email" inputMode="email" />
      <TextField
        field={field('fuente_promotor')}
        label="Fuente"
        suggestions={sources}
        hint="Elija de la lista o escriba otra."
      />
    </FieldGrid>
  )
}

function DocumentFields({ form, prefix }: { form: Form; prefix: string }) {
  const number = form.field(`${prefix}numero_documento`)
  const tipo = (form.values[`${prefix}tipo_documento`] ?? '') as TipoDocumento
  return (
    <>
      <SelectField
        field={form.field(`${prefix}tipo_documento`)}
        label="Tipo de documento"
        options={TIPO_DOCUMENTO.map((value) => ({ value, label: documentoWords[value] }))}
      />
      <TextField
        field={{ ...number, error: number.error ?? checks.documento(tipo, number.value, false) }}
        label="Número de documento"
      />
    </>
  )
}
