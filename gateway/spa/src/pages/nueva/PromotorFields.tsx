import { TIPO_DOCUMENTO, TIPO_PROMOTOR, type TipoDocumento, type TipoPromotor } from '@api'
import { usePromotores } from '../../api/queries'
import * as checks from '../../lib/checks'
import type { Form } from '../../lib/useForm'
import { documentoWords, promotorWords } from '../../lib/words'
import { ChoiceField } from '../../ui/ChoiceField'
import { SelectField, TextField } from '../../ui/Field'
import { FieldGrid } from '../../ui/FieldGrid'
import { ReadError } from '../../ui/States'
import styles from './NewPage.module.css'

const modes = [
  { value: 'NINGUNO', label: 'Ninguno' },
  { value: 'EXISTENTE', label: 'Existente' },
  { value: 'NUEVO', label: 'Nuevo' },
]

const sources = ['Notarías', 'Abogados', 'Clientes referentes', 'Redes sociales', 'Otro']

export function PromotorFields({ form }: { form: Form }) {
  const mode = form.values.promotor_modo
  return (
    <div className={styles.fields}>
      <ChoiceField field={form.field('promotor_modo')} label="¿Quién lo trajo?" required options={modes} />
      {mode === 'EXISTENTE' && <KnownPromotor form={form} />}
      {mode === 'NUEVO' && <NewPromotor form={form} />}
    </div>
  )
}

function KnownPromotor({ form }: { form: Form }) {
  const promotores = usePromotores()
  if (promotores.isError)
    return <ReadError error={promotores.error} onRetry={() => void promotores.refetch()} />
  return (
    <SelectField
      field={form.field('promotor_id')}
      label="Promotor"
      required
      none={promotores.isPending ? 'Cargando…' : 'Elija…'}
      options={(promotores.data ?? []).map((one) => ({
        value: String(one.promotor_id),
        label: `${one.nombre ?? ''} (${promotorWords[one.tipo_promotor]})`,
      }))}
    />
  )
}

function NewPromotor({ form }: { form: Form }) {
  const field = (name: string) => form.field(`promotor.${name}`)
  const tipo = form.values['promotor.tipo_promotor'] as TipoPromotor
  const ruc = field('ruc')
  return (
    <fieldset className={styles.fields}>
      <legend className="visually-hidden">Promotor nuevo</legend>
      <ChoiceField
        field={field('tipo_promotor')}
        label="Tipo de promotor"
        required
        options={TIPO_PROMOTOR.map((value) => ({ value, label: promotorWords[value] }))}
      />
      <FieldGrid>
        {tipo === 'PERSONA' && <PromotorPerson form={form} />}
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
    </fieldset>
  )
}

function PromotorPerson({ form }: { form: Form }) {
  const field = (name: string) => form.field(`promotor.${name}`)
  const number = field('numero_documento')
  const tipo = (form.values['promotor.tipo_documento'] ?? '') as TipoDocumento
  return (
    <>
      <TextField field={field('nombres')} label="Nombres" required />
      <TextField field={field('apellidos')} label="Apellidos" required />
      <SelectField
        field={field('tipo_documento')}
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
