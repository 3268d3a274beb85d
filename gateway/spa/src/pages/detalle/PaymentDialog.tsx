import { MONEDA } from '@api'
import { currencyNames, showMoney, writeCents } from '../../lib/money'
import { useForm, type Form } from '../../lib/useForm'
import { canalWords } from '../../lib/words'
import { ChoiceField } from '../../ui/ChoiceField'
import { DateField } from '../../ui/DateField'
import { AreaField, SelectField, TextField } from '../../ui/Field'
import { FieldGrid } from '../../ui/FieldGrid'
import { useDetail } from './context'
import { paymentBody, paymentCheck, paymentInitial } from './fieldsets'
import { FormDialog } from './FormDialog'
import { balanceOf } from './payments'
import { useAction } from './useAction'

export function PaymentDialog({ onClose }: { onClose: () => void }) {
  const { detalle, can } = useDetail()
  const { paid, balance } = balanceOf(detalle)
  const form = useForm({ initial: paymentInitial(detalle, balance), check: paymentCheck })
  const action = useAction({ action: 'registrar-pago', form, success: 'Pago registrado.', onDone: onClose })
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
    </FormDialog>
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
