import { ESTADO_OPERATIVO, ORDEN, type EstadoOperativo, type Orden } from '@api'
import { useSearchParams } from 'react-router-dom'
import type { ListFilters } from '../../api/queries'
import { readDate, showDate } from '../../lib/dates'

/** The list's filters live in the address alone: a link, a reload and "atrás" show the same list. */

const names = [
  'q',
  'estado_operativo',
  'mine',
  'desde',
  'hasta',
  'gestor_id',
  'medico_id',
  'promotor_id',
  'orden',
] as const
export type FilterName = (typeof names)[number]

const isDay = (text: string) => text !== '' && readDate(showDate(text)) === text
const isId = (text: string) => /^[1-9]\d{0,17}$/.test(text)

/** What is wrong in an address that somebody wrote is left out: the API would refuse the whole list. */
const valid: Record<FilterName, (text: string) => boolean> = {
  q: (text) => text.trim() !== '',
  estado_operativo: (text) => ESTADO_OPERATIVO.includes(text as EstadoOperativo),
  mine: (text) => text === 'true',
  desde: isDay,
  hasta: isDay,
  gestor_id: isId,
  medico_id: isId,
  promotor_id: isId,
  orden: (text) => ORDEN.includes(text as Orden),
}

export function readFilters(parameters: URLSearchParams): ListFilters {
  const filters: Record<string, unknown> = {}
  for (const name of names) {
    const text = parameters.get(name)
    if (text !== null && valid[name](text)) filters[name] = name === 'mine' ? true : text.trim()
  }
  const page = Number(parameters.get('page'))
  if (Number.isInteger(page) && page > 1) filters.page = page
  return filters as ListFilters
}

/** Another filter means another list, from its first page. */
export function withFilter(
  parameters: URLSearchParams,
  name: FilterName | 'page',
  value: string,
): URLSearchParams {
  const changed = new URLSearchParams(parameters)
  if (value) changed.set(name, value)
  else changed.delete(name)
  if (name !== 'page' || value === '1') changed.delete('page')
  if (name === 'page' && value !== '1') changed.set('page', value)
  return changed
}

/** How many filters hide behind the button. */
export function countMore(filters: ListFilters): number {
  return (['mine', 'desde', 'hasta', 'gestor_id', 'medico_id', 'promotor_id'] as const).filter(
    (name) => filters[name],
  ).length
}

export function useFilters() {
  const [parameters, setParameters] = useSearchParams()
  return {
    filters: readFilters(parameters),
    set: (name: FilterName | 'page', value: string, replace = false) =>
      setParameters((current) => withFilter(current, name, value), {
        replace,
        preventScrollReset: name !== 'page',
      }),
    clear: () => setParameters({}),
  }
}
