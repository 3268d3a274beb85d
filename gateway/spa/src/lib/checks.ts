import type { TipoDocumento } from '@api'
import { readDate, todayInLima } from './dates'
import { readCents } from './money'

/** The checks of forms. Each answers what is wrong, or null. Lengths come from the schema's BOUNDS. */

export type Check = (value: string) => string | null

/** `[least, most]` as the generated BOUNDS have them. */
export function length([least, most]: readonly [number, number]): Check {
  return (value) => {
    const characters = [...value.trim()].length
    if (least > 0 && characters === 0) return 'Este dato es obligatorio.'
    return characters > most
      ? `Como máximo ${most.toLocaleString('es-PE')} caracteres; hay ${characters}.`
      : null
  }
}

/** Blanks count: a password is what was typed. */
export function password([least, most]: readonly [number, number]): Check {
  return (value) => {
    const characters = [...value].length
    if (characters === 0) return 'Este dato es obligatorio.'
    if (characters < least) return `Como mínimo ${least} caracteres; hay ${characters}.`
    return characters > most ? `Como máximo ${most} caracteres; hay ${characters}.` : null
  }
}

export const required: Check = (value) => (value.trim() ? null : 'Este dato es obligatorio.')

export function all(...checks: Check[]): Check {
  return (value) => {
    for (const check of checks) {
      const wrong = check(value)
      if (wrong) return wrong
    }
    return null
  }
}

export const email: Check = (value) =>
  !value.trim() || /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(value.trim())
    ? null
    : 'Escriba un correo completo, como nombre@correo.com.'

export const phone: Check = (value) =>
  !value.trim() || /^\+?[\d\s-]{6,20}$/.test(value.trim())
    ? null
    : 'Escriba solo los dígitos del teléfono (mínimo 6).'

/** While typing only what can no longer become right is wrong; `complete` asks for the whole number. */
export function documento(tipo: TipoDocumento | '', value: string, complete: boolean): string | null {
  const text = value.trim()
  const digits = tipo === 'DNI' ? 8 : tipo === 'RUC' ? 11 : 0
  if (!digits || !text) return null
  if (!/^\d*$/.test(text)) return `El ${tipo} lleva solo dígitos.`
  if (text.length > digits || (complete && text.length < digits)) {
    return `El ${tipo} tiene ${digits} dígitos; hay ${text.length}.`
  }
  return null
}

export const ruc: Check = (value) => documento('RUC', value, true)

export const date: Check = (value) =>
  readDate(value) === null ? 'Escriba una fecha que exista, como 31/12/1990.' : null

export const birthDate: Check = (value) => {
  const iso = readDate(value)
  if (iso && iso > todayInLima()) return 'La fecha de nacimiento no puede ser futura.'
  return iso && iso < '1900-01-01' ? 'Revise el año.' : date(value)
}

export const amount: Check = (value) => {
  if (!value.trim()) return 'Escriba el monto.'
  const cents = readCents(value)
  if (cents === null) return 'Escriba un monto con dos decimales como máximo, como 200.00.'
  return cents > 0n ? null : 'El monto debe ser mayor que cero.'
}
