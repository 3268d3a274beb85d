import type { Rol } from '@api'
import type { ReactNode } from 'react'
import { useTitle } from '../lib/useTitle'
import { ButtonLink } from '../ui/Button'
import { Empty } from '../ui/States'
import { useRoles } from './useMe'

/** A page that the navigation offers to one role. The server refuses all others anyway: this only says so at once. */
export function ForRole({ rol, children }: { rol: Rol; children: ReactNode }) {
  return useRoles()(rol) ? children : <NotAuthorized />
}

function NotAuthorized() {
  useTitle('No autorizado')
  return (
    <>
      <h1 className="visually-hidden">No autorizado</h1>
      <Empty icon="alert" title="No autorizado">
        <p>Esta página es de los administradores.</p>
        <ButtonLink to="/app">Ir a Inicio</ButtonLink>
      </Empty>
    </>
  )
}
