import { MONEDA } from '@api'
import { useState } from 'react'
import { useLimites } from '../../api/queries'
import { showBytes } from '../../lib/bytes'
import { currencyNames, showMoney, writeCents } from '../../lib/money'
import { useForm, type Form } from '../../lib/useForm'
import { canalWords } from '../../lib/words'
import { IconButton } from '../../ui/Button'
import { ChoiceField } from '../../ui/ChoiceField'
import { DateField } from '../../ui/DateField'
import { AreaField, SelectField, TextField } from '../../ui/Field'
import { FieldGrid } from '../../ui/FieldGrid'
import { Icon } from '../../ui/Icon'
import { useDetail } from './context'
import { paymentBody, paymentCheck, paymentInitial } from './fieldsets'
import { FilePicker } from './FilePicker'
import { refusalOf } from './files'
import styles from './FilesBlock.module.css'
import { FormDialog } from './FormDialog'
import { balanceOf } from './payments'
import { useAction } from './useAction'

export function PaymentDialog({ onClose }: { onClose: () => void }) {
  const { detalle, can, uploads } = useDetail()
  const { paid, balance } = balanceOf(detalle)
  const [vouchers, setVouchers] = useState<File[]>([])
  const form = useForm({
    initial: { ...paymentInitial(detalle, balance), [chosen]: '' },
    check: paymentCheck,
  })
  const action = useAction({
    action: 'registrar-pago',
    form,
    success: 'Pago registrado.',
    // The payment is safe before its vouchers go, which then wait or fail where all files do.
    onDone: ({ pagos, archivos }) => {
      const known = archivos?.map(({ archivo_id }) => archivo_id) ?? []
      uploads.add(vouchers, 'EVIDENCIA_PAGO', pagos.at(-1)?.pago_id ?? null, known)
      onClose()
    },
  })
  return (
    <FormDialog
      title="Registrar pago"
      submitLabel="Guardar pago"
      form={form}
      action={action}
      allowed={can('REGISTRAR_PAGO')}
      onSubmit={(values) => action.run(paymentBody(values))}
      onClose={onClose}
    >
      {detalle.tarifa_monto && (
        <p>
          Tarifa: <strong>{showMoney(detalle.tarifa_monto, detalle.tarifa_moneda)}</strong>
          {paid > 0n && `, pagado: ${showMoney(writeCents(paid), detalle.tarifa_moneda)}`}
        </p>
      )}
      <PaymentFields form={form} />
      {detalle.permisos.subir_archivo && (
        <Vouchers
          files={vouchers}
          onChange={(files) => {
            setVouchers(files)
            form.set({ [chosen]: files.map(({ name }) => name).join() })
          }}
        />
      )}
    </FormDialog>
  )
}

/** Under this name the form knows that there is something to lose. */
const chosen = 'comprobantes'

function Vouchers({ files, onChange }: { files: File[]; onChange: (files: File[]) => void }) {
  const limits = useLimites()
  const [refused, setRefused] = useState<string[]>([])
  const take = (some: File[]) => {
    const refusals = some.map((file) => refusalOf(file, limits.data))
    setRefused(some.flatMap(({ name }, i) => (refusals[i] ? [`${name}: ${refusals[i]}`] : [])))
    onChange([...files, ...some.filter((_, i) => !refusals[i])])
  }
  return (
    <fieldset className={styles.vouchers}>
      <legend>
        Comprobante <span className={styles.hint}>(opcional)</span>
      </legend>
      {files.length > 0 && (
        <ul className={styles.list} aria-label="Comprobantes">
          {files.map((file, index) => (
            <li key={index}>
              <Icon name="file" />
              <p className={styles.name}>
                {file.name} <span className={styles.about}>{showBytes(file.size)}</span>
              </p>
              <div className={styles.actions}>
                <IconButton
                  icon="close"
                  label={`Quitar ${file.name}`}
                  onClick={() => onChange(files.filter((one) => one !== file))}
                />
              </div>
            </li>
          ))}
        </ul>
      )}
      {refused.map((text) => (
        <p key={text} role="alert" className={styles.failed}>
          {text}
        </p>
      ))}
      <div className={styles.buttons}>
        <FilePicker label="Adjuntar comprobante" onFiles={take} />
      </div>
    </fieldset>
  )
}

export function PaymentFields({ form, prefix = '' }: { form: Form; prefix?: string }) {
  const { detalle } = useDetail()
  const field = (name: string) => form.field(prefix + name)
  return (
    <>
      <ChoiceField
        field={field('canal_pago')}
        label="Canal de pago"
        required
        options={Object.entries(canalWords).map(([value, label]) => ({ value, label }))}
      />
      <FieldGrid>
        <TextField
          field={field('monto')}
          label="Monto"
          required
          inputMode="decimal"
          before={form.values[`${prefix}moneda`] === 'USD' ? 'US$' : 'S/'}
        />
        {/* The tariff settles the currency: the server takes no other. */}
        {!detalle.tarifa_moneda && (
          <SelectField
            field={field('moneda')}
            label="Moneda"
            required
            options={MONEDA.map((value) => ({ value, label: currencyNames[value] }))}
          />
        )}
        <DateField field={field('fecha_pago')} label="Fecha de pago" required />
        <TextField field={field('referencia_transaccion')} label="Número de operación" />
        <AreaField field={field('comentario')} label="Comentario del pago" rows={2} />
      </FieldGrid>
    </>
  )
}
