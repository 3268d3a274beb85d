import type { Promotor } from '@api'
import { Link } from 'react-router-dom'
import { useWrite } from '../../lib/useWrite'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { tellForbidden } from '../../ui/Notices'
import { Note } from '../../ui/States'
import { toast } from '../../ui/Toasts'
import { promotoresChanged } from './PromotorDialog'

export const requestsOf = ({ promotor_id }: Promotor) => `/app/solicitudes?promotor_id=${promotor_id}`

export function DeletePromotor({ promotor, onClose }: { promotor: Promotor; onClose: () => void }) {
  const done = () => {
    promotoresChanged()
    onClose()
  }
  const writer = useWrite<undefined>({
    onSuccess: () => {
      toast(`${promotor.nombre} se eliminó.`)
      done()
    },
    onError: (error) => {
      if (error.kind === 'forbidden') tellForbidden(error.message)
    },
  })
  const { error } = writer
  return (
    <ConfirmDialog
      title="¿Eliminar promotor?"
      confirm="Sí, eliminar"
      dismiss="Volver"
      danger
      busy={writer.pending}
      onConfirm={() => writer.run({ path: `/promotores/${promotor.promotor_id}`, method: 'DELETE' })}
      onDismiss={error?.kind === 'missing' ? done : onClose}
    >
      <p>
        <strong>{promotor.nombre}</strong> deja de estar en la lista. No se puede deshacer.
      </p>
      <div role="alert">
        {error && (
          <Note kind="danger">
            {error.message}{' '}
            {error.kind === 'conflict' && <Link to={requestsOf(promotor)}>Ver sus solicitudes</Link>}
          </Note>
        )}
      </div>
    </ConfirmDialog>
  )
}
