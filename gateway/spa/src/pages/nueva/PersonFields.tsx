import { TIPO_DOCUMENTO, type TipoDocumento } from '@api'
import * as checks from '../../lib/checks'
import type { Form } from '../../lib/useForm'
import { documentoWords } from '../../lib/words'
import { Button } from '../../ui/Button'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { DateField } from '../../ui/DateField'
import { SelectField, TextField } from '../../ui/Field'
import { FieldGrid } from '../../ui/FieldGrid'
import type { Who } from './fields'
import styles from './NewPage.module.css'
import { useLookup, type Lookup } from './useLookup'

const documentOptions = TIPO_DOCUMENTO.map((value) => ({ value, label: documentoWords[value] }))

const labels: Record<string, string> = {
  nombres: 'Nombres',
  apellidos: 'Apellidos',
  celular: 'Celular',
  email: 'Correo electrónico',
  fecha_nacimiento: 'Fecha de nacimiento',
  direccion: 'Dirección',
}

export function PersonFields({ form, who, title }: { form: Form; who: Who; title: string }) {
  const lookup = useLookup(form, who)
  const field = (name: string) => form.field(`${who}.${name}`)
  const number = field('numero_documento')
  const tipo = (form.values[`${who}.tipo_documento`] ?? '') as TipoDocumento
  return (
    <fieldset className={styles.fields}>
      <legend className="visually-hidden">{title}</legend>
      <FieldGrid>
        <SelectField
          field={field('tipo_documento')}
          label="Tipo de documento"
          required
          options={documentOptions}
        />
        <div className={styles.lookup}>
          <TextField
            field={{
              ...number,
              // Said while it is typed, not only on leaving.
              error: number.error ?? checks.documento(tipo, number.value, false),
              onBlur: () => {
                number.onBlur()
                lookup.find()
              },
            }}
            label="Número de documento"
            required
            inputMode={tipo === 'DNI' || tipo === 'RUC' ? 'numeric' : 'text'}
          />
          <Button onClick={() => lookup.find(true)} busy={lookup.status === 'searching'}>
            Buscar
          </Button>
        </div>
      </FieldGrid>
      <p role="status" className={styles.found} data-status={lookup.status}>
        {lookup.message}
      </p>
      <FieldGrid>
        <TextField field={field('nombres')} label="Nombres" required />
        <TextField field={field('apellidos')} label="Apellidos" required />
        <TextField field={field('celular')} label="Celular" type="tel" inputMode="tel" />
        <TextField field={field('email')} label="Correo electrónico" type="email" inputMode="email" />
        <DateField field={field('fecha_nacimiento')} label="Fecha de nacimiento" />
        <TextField field={field('direccion')} label="Dirección" />
      </FieldGrid>
      {lookup.question && <OverwriteQuestion form={form} lookup={lookup} />}
    </fieldset>
  )
}

function OverwriteQuestion({ form, lookup }: { form: Form; lookup: Lookup }) {
  return (
    <ConfirmDialog
      title="Ya conocemos a esta persona"
      confirm="Usar los datos guardados"
      dismiss="Conservar lo que escribí"
      onConfirm={() => lookup.answer(true)}
      onDismiss={() => lookup.answer(false)}
    >
      <p>Estos datos son distintos de los que escribió:</p>
      <dl className={styles.compare}>
        {Object.entries(lookup.question ?? {}).map(([name, known]) => (
          <div key={name}>
            <dt>{labels[name.split('.')[1] ?? '']}</dt>
            <dd>
              Guardado: <strong>{known}</strong>
            </dd>
            <dd>
              Escribió: <strong>{form.values[name]}</strong>
            </dd>
          </div>
        ))}
      </dl>
      <p>Si conserva lo que escribió, los datos guardados de la persona se actualizan al registrar.</p>
    </ConfirmDialog>
  )
}
