/** Dates and times as people in Lima read them, wherever the browser is. */

const zone = 'America/Lima'

// Read by its parts alone: how a locale orders and joins them differs between versions of ICU.
const clock = new Intl.DateTimeFormat('en-US', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
const longDay = new Intl.DateTimeFormat('es-PE', {
  timeZone: zone,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
})

type Parts = Record<Intl.DateTimeFormatPartTypes, string>

function inLima(time: Date): Parts {
  return Object.fromEntries(clock.formatToParts(time).map(({ type, value }) => [type, value])) as Parts
}

/** Today in Lima, as the API writes dates. */
export function todayInLima(now: Date = new Date()): string {
  const { year, month, day } = inLima(now)
  return `${year}-${month}-${day}`
}

/** "2026-01-29" to "29/01/2026". */
export function showDate(iso: string | null | undefined): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso ?? '')
  return match ? `${match[3]}/${match[2]}/${match[1]}` : ''
}

/** The day in Lima of a time in UTC. */
export function showDay(time: string | null | undefined): string {
  return time ? showDate(todayInLima(new Date(time))) : ''
}

export function showTime(time: string | null | undefined): string {
  if (!time) return ''
  const { hour, minute } = inLima(new Date(time))
  return `${showDay(time)} ${hour}:${minute}`
}

/** "martes, 24 de noviembre". */
export function showLongDay(now: Date = new Date()): string {
  return longDay.format(now)
}

/** "29/01/2026" to "2026-01-29"; "" stays, null is no date that exists. */
export function readDate(text: string): string | null {
  const trimmed = text.trim()
  if (!trimmed) return ''
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(trimmed)
  if (!match) return null
  const [day, month, year] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day) // Date.UTC takes the years 0 to 99 for those of 1900
  const exists =
    year > 0 &&
    date.getUTCFullYear() === year &&
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day
  return exists ? date.toISOString().slice(0, 10) : null
}

/** Whether it is a day as the API writes it, and one that exists. */
export function isDay(iso: string): boolean {
  return iso !== '' && readDate(showDate(iso)) === iso
}

/** Puts the strokes in while digits are typed; leaves alone what somebody corrects in the middle. */
export function strokeDate(before: string, after: string): string {
  if (after.length < before.length || !/^\d+(\/\d*){0,2}$/.test(after)) return after
  const digits = after.replace(/\D/g, '').slice(0, 8)
  if (/\/\d?\//.test(after) || /^\d\//.test(after)) return after
  return [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)].filter(Boolean).join('/')
}

export function greeting(now: Date = new Date()): string {
  const hour = Number(inLima(now).hour)
  if (hour < 12) return 'Buenos días'
  return hour < 19 ? 'Buenas tardes' : 'Buenas noches'
}

export function showDaysInState(days: number): string {
  const whole = Math.round(days)
  if (whole <= 0) return 'hoy'
  return whole === 1 ? '1 día' : `${whole} días`
}
