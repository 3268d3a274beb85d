import { BOUNDS } from '@api'
import * as checks from '../../lib/checks'
import { useForm } from '../../lib/useForm'
import { AreaField } from '../../ui/Field'
import { useDetail } from './context'
import { FormDialog } from './FormDialog'
import { useAction } from './useAction'

export function CancelDialog({ onClose }: { onClose: () => void }) {
  const { can, detalle } = useDetail()
  const form = useForm({
    initial: { comentario: '' },
    check: ({ comentario = '' }) => ({
      comentario: comentario.trim()
        ? checks.length(BOUNDS.solicitud_cancel_request.comentario)(comentario)
        : 'Escriba por qué se cancela.',
    }),
  })
  const action = useAction({ action: 'cancelar', form, success: 'Solicitud cancelada.', onDone: onClose })
  return (
    <FormDialog
      title="Cancelar solicitud"
      submitLabel="Sí, cancelar la solicitud"
      danger
      form={form}
      action={action}
      allowed={can('CANCELAR')}
      onSubmit={({ comentario = '' }) => action.run({ comentario: comentario.trim() })}
      onClose={onClose}
    >
      <p>
        {detalle.codigo} de {detalle.cliente.nombre} queda cancelada y ya no se podrá editar.
      </p>
      <AreaField field={form.field('comentario')} label="Motivo" required />
    </FormDialog>
  )
}
