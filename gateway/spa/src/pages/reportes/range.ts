import { AGRUPACION, ESTADO_OPERATIVO, type Agrupacion, type EstadoOperativo } from '@api'
import { isDay, todayInLima } from '../../lib/dates'

/** What a report is of. It lives in the address alone, as the list's filters do. */
export interface Range {
  desde: string
  hasta: string
  estado: EstadoOperativo | ''
  agrupacion: Agrupacion
}

export interface Preset {
  label: string
  desde: string
  hasta: string
}

const firstDay = '0001-01-01'

/** As the server reckons it: never before the first day of the calendar. */
function daysBefore(day: string, days: number): string {
  const before = new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10)
  return before < firstDay ? firstDay : before
}

/** The usual ranges of days, so far: the period before is as long. The first is what the server takes when it is told none. */
export function presets(today = todayInLima()): Preset[] {
  const year = Number(today.slice(0, 4))
  const lastMonth = daysBefore(`${today.slice(0, 7)}-01`, 1)
  return [
    { label: 'Últimos 30 días', desde: daysBefore(today, 30), hasta: today },
    { label: 'Últimos 7 días', desde: daysBefore(today, 6), hasta: today },
    { label: 'Este mes', desde: `${today.slice(0, 7)}-01`, hasta: today },
    { label: 'Mes anterior', desde: `${lastMonth.slice(0, 7)}-01`, hasta: lastMonth },
    { label: 'Este año', desde: `${year}-01-01`, hasta: today },
    { label: 'Año anterior', desde: `${year - 1}-01-01`, hasta: `${year - 1}-12-31` },
  ]
}

const oneOf = <T extends string>(all: readonly T[], text: string | null): T | undefined =>
  all.find((one) => one === text)

const dayOr = (text: string | null, other: string) => (isDay(text ?? '') ? text! : other)

/** What is wrong in an address that somebody wrote is left out. */
export function readRange(parameters: URLSearchParams, today = todayInLima()): Range {
  const usual = presets(today)[0]!
  const hasta = dayOr(parameters.get('hasta'), usual.hasta)
  return {
    desde: dayOr(parameters.get('desde'), daysBefore(hasta, 30)),
    hasta,
    estado: oneOf(ESTADO_OPERATIVO, parameters.get('estado')) ?? '',
    agrupacion: oneOf(AGRUPACION, parameters.get('agrupacion')) ?? 'mensual',
  }
}

/** What is usual is not said in the address. */
export function writeRange(range: Range, today = todayInLima()): Record<string, string> {
  const usual = presets(today)[0]!
  const days = range.desde === usual.desde && range.hasta === usual.hasta
  return {
    ...(days ? {} : { desde: range.desde, hasta: range.hasta }),
    ...(range.estado ? { estado: range.estado } : {}),
    ...(range.agrupacion === 'mensual' ? {} : { agrupacion: range.agrupacion }),
  }
}
