import type { Promotor } from '@api'
import { keys, queryClient } from '../../api/queries'
import { useForm } from '../../lib/useForm'
import { promotorWords } from '../../lib/words'
import { AreaField } from '../../ui/Field'
import { FormDialog } from '../../ui/FormDialog'
import { toast } from '../../ui/Toasts'
import { useFormWrite } from '../../ui/useFormWrite'
import { promotorBody, promotorCheck, promotorDefaults, promotorEditBody, promotorInitial } from './fields'
import { NewPromotorFields, PromotorFields } from './PromotorFields'

/** Lists and details show a promotor's name too. */
export function promotoresChanged(): void {
  for (const queryKey of [keys.promotores, keys.lists, ['detalle']]) {
    void queryClient.invalidateQueries({ queryKey })
  }
}

/** Registers a promotor, or edits the one that is given. */
export function PromotorDialog({ promotor, onClose }: { promotor: Promotor | null; onClose: () => void }) {
  const form = useForm({
    initial: promotor ? promotorInitial(promotor) : promotorDefaults,
    check: promotorCheck,
  })
  const writer = useFormWrite<Promotor>(form, ({ data }) => {
    promotoresChanged()
    toast(promotor ? `${data.nombre} se guardó.` : `${data.nombre} se registró.`)
    onClose()
  })
  return (
    <FormDialog
      title={promotor ? 'Editar promotor' : 'Registrar promotor'}
      submitLabel={promotor ? 'Guardar' : 'Registrar'}
      wide
      form={form}
      writer={writer}
      onClose={onClose}
      onSubmit={(values) => {
        if (!promotor) writer.run({ path: '/promotores', body: promotorBody(values) })
        else if (form.changed.length === 0) onClose()
        else {
          const body = promotorEditBody(values, form.changed)
          writer.run({ path: `/promotores/${promotor.promotor_id}`, method: 'PATCH', body })
        }
      }}
    >
      {promotor ? <Kind promotor={promotor} /> : <NewPromotorFields form={form} />}
      {promotor && <PromotorFields form={form} />}
      <AreaField field={form.field('comentario')} label="Comentario" rows={2} />
    </FormDialog>
  )
}

/** What stays as it was registered. */
function Kind({ promotor }: { promotor: Promotor }) {
  const document = [promotor.persona_tipo_documento, promotor.persona_numero_documento]
    .filter(Boolean)
    .join(' ')
  return (
    <p>
      {promotorWords[promotor.tipo_promotor]}
      {document && `, ${document}`}
    </p>
  )
}
