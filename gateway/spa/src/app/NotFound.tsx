import { useTitle } from '../lib/useTitle'
import { ButtonLink } from '../ui/Button'
import { Empty } from '../ui/States'

export function NotFound({ what = 'Esta página no existe' }: { what?: string }) {
  useTitle('No se encontró')
  return (
    <>
      <h1 className="visually-hidden">No se encontró</h1>
      <Empty icon="search" title={what}>
        <p>Revise la dirección, o búsquelo en la lista.</p>
        <ButtonLink to="/app/solicitudes">Ir a Solicitudes</ButtonLink>
      </Empty>
    </>
  )
}
