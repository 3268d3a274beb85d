import type {
  ArchivoLimites,
  Detalle,
  Empleado,
  EstadoOperativo,
  Persona,
  Politica,
  Promotor,
  Reporte,
  ReporteAvisos,
  Resumen,
  RolEmpleado,
  Servicio,
  SolicitudItems,
  Sesion,
  TipoDocumento,
  User,
  UserAdmin,
  UserReply,
} from '@api'
import { keepPreviousData, QueryClient, queryOptions, useQuery } from '@tanstack/react-query'
import { request } from './client'
import { ApiError } from './errors'

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // Only what may be better a second later is tried again, and once: people can press "Reintentar" too.
      retry: (failures, error) => failures < 1 && error instanceof ApiError && error.kind === 'busy',
      retryDelay: 1_000,
      // The application says itself that there is no connection, instead of waiting in silence.
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
})

export type ListFilters = {
  page?: number
  page_size?: number
  q?: string
  estado_operativo?: EstadoOperativo | ''
  mine?: boolean | ''
  desde?: string
  hasta?: string
  gestor_id?: string
  medico_id?: string
  promotor_id?: string
  orden?: string
}

export const keys = {
  me: ['me'] as const,
  lists: ['solicitudes'] as const,
  promotores: ['promotores'] as const,
  users: ['usuarios'] as const,
  sessions: ['sesiones'] as const,
  detail: (id: number) => ['detalle', id] as const,
}

/** null when nobody is signed in. */
export const meQuery = queryOptions({
  queryKey: keys.me,
  staleTime: 5 * 60_000,
  queryFn: async ({ signal }): Promise<User | null> => {
    try {
      return (await request<UserReply>('/auth/me', { signal, withoutSession: true })).data.user
    } catch (error) {
      if (error instanceof ApiError && error.kind === 'session') return null
      throw error
    }
  },
})

export interface ListPage {
  items: SolicitudItems['items']
  total: number
  /** false: there are more than `total`. */
  exact: boolean
}

export const listQuery = (filters: ListFilters) =>
  queryOptions({
    queryKey: [...keys.lists, 'lista', filters],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<ListPage> => {
      const { data, meta } = await request<SolicitudItems>('/solicitudes', { query: filters, signal })
      return { items: data.items, total: Number(meta.total), exact: meta.total_exact !== false }
    },
  })

export const summaryQuery = (filters: ListFilters) =>
  queryOptions({
    queryKey: [...keys.lists, 'resumen', filters],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      (await request<Resumen>('/solicitudes/resumen', { query: filters, signal })).data,
  })

export interface Seen {
  detalle: Detalle
  etag: string | null
}

export const detailQuery = (id: number) =>
  queryOptions({
    queryKey: keys.detail(id),
    queryFn: async ({ signal }): Promise<Seen> => {
      const { data, etag } = await request<Detalle>(`/solicitudes/${id}`, { signal })
      return { detalle: data, etag }
    },
  })

export const reportQuery = (query: Record<string, string>) =>
  queryOptions({
    queryKey: ['reporte', query],
    staleTime: 0,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<Reporte & ReporteAvisos> => {
      const { data, meta } = await request<Reporte>('/admin/reportes', { query, signal })
      return { ...data, ...(meta as unknown as ReporteAvisos) }
    },
  })

const catalogue = { staleTime: 5 * 60_000 }

export const useServicios = () =>
  useQuery({
    ...catalogue,
    queryKey: ['servicios'],
    queryFn: async ({ signal }) => (await request<Servicio[]>('/servicios', { signal })).data,
  })

export const useLimites = () =>
  useQuery({
    ...catalogue,
    queryKey: ['limites'],
    queryFn: async ({ signal }) => (await request<ArchivoLimites>('/archivos/limites', { signal })).data,
  })

export const useEmpleados = (rol: RolEmpleado) =>
  useQuery({
    ...catalogue,
    queryKey: ['empleados', rol],
    queryFn: async ({ signal }) => (await request<Empleado[]>('/empleados', { query: { rol }, signal })).data,
  })

export const usePromotores = () =>
  useQuery({
    ...catalogue,
    queryKey: keys.promotores,
    queryFn: async ({ signal }) => (await request<Promotor[]>('/promotores', { signal })).data,
  })

export const useUsers = () =>
  useQuery({
    queryKey: keys.users,
    queryFn: async ({ signal }) => (await request<UserAdmin[]>('/admin/usuarios', { signal })).data,
  })

export const usePolicy = () =>
  useQuery({
    ...catalogue,
    queryKey: ['permisos'],
    queryFn: async ({ signal }) => (await request<Politica>('/admin/permisos', { signal })).data,
  })

/** Own ones. */
export const useSessions = () =>
  useQuery({
    queryKey: keys.sessions,
    queryFn: async ({ signal }) => (await request<Sesion[]>('/auth/sesiones', { signal })).data,
  })

/** null when nobody with that document is known. */
export async function findPersona(
  tipo_documento: TipoDocumento,
  numero_documento: string,
): Promise<Persona | null> {
  try {
    return (await request<Persona>('/personas', { query: { tipo_documento, numero_documento } })).data
  } catch (error) {
    if (error instanceof ApiError && error.kind === 'missing') return null
    throw error
  }
}
