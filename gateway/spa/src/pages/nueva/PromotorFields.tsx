import { usePromotores } from '../../api/queries'
import type { Form } from '../../lib/useForm'
import { promotorWords } from '../../lib/words'
import { ChoiceField } from '../../ui/ChoiceField'
import { SelectField } from '../../ui/Field'
import { ReadError } from '../../ui/States'
import { NewPromotorFields } from '../promotores/PromotorFields'
import styles from './NewPage.module.css'

const modes = [
  { value: 'NINGUNO', label: 'Ninguno' },
  { value: 'EXISTENTE', label: 'Existente' },
  { value: 'NUEVO', label: 'Nuevo' },
]

export function PromotorFields({ form }: { form: Form }) {
  const mode = form.values.promotor_modo
  return (
    <div className={styles.fields}>
      <ChoiceField field={form.field('promotor_modo')} label="¿Quién lo trajo?" required options={modes} />
      {mode === 'EXISTENTE' && <KnownPromotor form={form} />}
      {mode === 'NUEVO' && <NewPromotorFields form={form} prefix="promotor." />}
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
