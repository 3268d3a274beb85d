import type { EstadoOperativo, Rol } from '@api'
import type { ListFilters } from '../../api/queries'

/** The work that waits for each role: which requests, and what is to be done with them. */
export interface Work {
  title: string
  estado: EstadoOperativo
  mine: boolean
  done: string
}

const byRole: Record<Rol, Work[]> = {
  OPERADOR: [
    {
      title: 'Por asignar gestor',
      estado: 'REGISTRADO',
      mine: false,
      done: 'Todas las solicitudes tienen gestor.',
    },
  ],
  GESTOR: [
    { title: 'Por cobrar', estado: 'ASIGNADO_GESTOR', mine: true, done: 'No tiene pagos por registrar.' },
    {
      title: 'Por asignar médico',
      estado: 'PAGADO',
      mine: true,
      done: 'Todas sus solicitudes pagadas tienen médico.',
    },
  ],
  MEDICO: [
    {
      title: 'Por evaluar',
      estado: 'ASIGNADO_MEDICO',
      mine: true,
      done: 'No tiene evaluaciones pendientes.',
    },
  ],
  ADMIN: [
    {
      title: 'Por asignar gestor',
      estado: 'REGISTRADO',
      mine: false,
      done: 'Todas las solicitudes tienen gestor.',
    },
    { title: 'Por cobrar', estado: 'ASIGNADO_GESTOR', mine: false, done: 'No hay pagos por registrar.' },
    { title: 'Por asignar médico', estado: 'PAGADO', mine: false, done: 'Todas las pagadas tienen médico.' },
    { title: 'Por evaluar', estado: 'ASIGNADO_MEDICO', mine: false, done: 'No hay evaluaciones pendientes.' },
  ],
}

/** ADMIN sees all of it, so no other role adds to it; else each state once, in the order of the work. */
export function workOf(roles: readonly Rol[]): Work[] {
  if (roles.includes('ADMIN')) return byRole.ADMIN
  return (['OPERADOR', 'GESTOR', 'MEDICO'] as const)
    .filter((rol) => roles.includes(rol))
    .flatMap((rol) => byRole[rol])
}

export function filtersOf({ estado, mine }: Work): ListFilters {
  return { estado_operativo: estado, orden: 'estado_desde', ...(mine ? { mine: true } : {}) }
}

export function addressOfWork(work: Work): string {
  const { estado_operativo, orden, mine } = filtersOf(work)
  return `/app/solicitudes?estado_operativo=${estado_operativo}&orden=${orden}${mine ? '&mine=true' : ''}`
}
