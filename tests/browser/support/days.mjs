// Days in Lima. Read by their parts: how a locale orders and joins them differs between versions of ICU.

const clock = new Intl.DateTimeFormat('en-US', {
  timeZone: 'America/Lima', year: 'numeric', month: '2-digit', day: '2-digit',
})

/** The day of a time, or of now, as the API writes it. */
export function limaDay(time = Date.now()) {
  const parts = clock.formatToParts(new Date(time)).map(({ type, value }) => [type, value])
  const { year, month, day } = Object.fromEntries(parts)
  return `${year}-${month}-${day}`
}

/** "2026-01-29" as the application shows and takes it. */
export const shownDay = (iso) => iso.split('-').reverse().join('/')
