import type { Rol, User } from '@api'
import { useQuery } from '@tanstack/react-query'
import { meQuery } from '../api/queries'

/** Who is signed in. For pages inside the frame, which shows them only when somebody is. */
export function useMe(): User {
  const { data } = useQuery(meQuery)
  if (!data) throw new Error('useMe outside of the frame')
  return data
}

export function useRoles(): (rol: Rol) => boolean {
  const { roles } = useMe()
  return (rol) => roles.includes(rol)
}
