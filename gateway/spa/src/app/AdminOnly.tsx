import { Outlet } from 'react-router-dom'
import { useTitle } from '../lib/useTitle'
import { ButtonLink } from '../ui/Button'
import { Empty } from '../ui/States'
import { useRoles } from './useMe'

/** Pages of the administration. To others the server would refuse all that stands there. */
export function AdminOnly() {
  return useRoles()('ADMIN') ? <Outlet /> : <NotAllowed />
}

function NotAllowed() {
  useTitle('No autorizado')
  return (
    <>
      <h1 className="visually-hidden">No autorizado</h1>
      <Empty icon="key" title="Esta página es de los administradores">
        <p>Si la necesita, pida el rol a un administrador de la clínica.</p>
        <ButtonLink to="/app">Ir a Inicio</ButtonLink>
      </Empty>
    </>
  )
}
