import { useNavigate } from 'react-router-dom'
import { keys, queryClient } from '../../api/queries'
import { useForm } from '../../lib/useForm'
import { useWrite } from '../../lib/useWrite'
import { TextField } from '../../ui/Field'
import { Note } from '../../ui/States'
import { toast } from '../../ui/Toasts'
import { useDetail } from './context'
import { FormDialog } from './FormDialog'

export function DeleteDialog({ onClose }: { onClose: () => void }) {
  const { detalle, etag, tellRefusal } = useDetail()
  const navigate = useNavigate()
  const form = useForm({
    initial: { codigo: '' },
    check: ({ codigo = '' }) => ({
      codigo:
        codigo.trim().toUpperCase() === detalle.codigo ? null : `Escriba ${detalle.codigo} para confirmar.`,
    }),
  })
  const writer = useWrite<undefined>({
    onSuccess: () => {
      form.saved()
      toast(`${detalle.codigo} se eliminó.`)
      navigate('/app/solicitudes', { replace: true })
      queryClient.removeQueries({ queryKey: keys.detail(detalle.solicitud_id) })
      void queryClient.invalidateQueries({ queryKey: keys.lists })
    },
    onError: (error) => {
      if (error.kind === 'conflict' || error.kind === 'forbidden') tellRefusal(error)
    },
  })
  return (
    <FormDialog
      title="Eliminar solicitud"
      submitLabel="Eliminar para siempre"
      danger
      form={form}
      action={{ run: () => undefined, pending: writer.pending, error: writer.error, loose: [] }}
      allowed={detalle.permisos.eliminar}
      onSubmit={() => writer.run({ path: `/solicitudes/${detalle.solicitud_id}`, method: 'DELETE', etag })}
      onClose={onClose}
    >
      <Note kind="danger">
        Se borran la solicitud de {detalle.cliente.nombre}, sus pagos, su evaluación, sus archivos y su
        historial. No se puede deshacer.
      </Note>
      <TextField field={form.field('codigo')} label={`Escriba ${detalle.codigo} para confirmar`} required />
    </FormDialog>
  )
}
