import { BOUNDS, type Detalle } from '@api'
import * as checks from '../../lib/checks'
import { readDate, showDate, todayInLima } from '../../lib/dates'
import { writeCents, readCents } from '../../lib/money'
import type { Values } from '../../lib/rebase'

/**
 * The fields of each action: what they start from, how they are checked, and the body they become.
 * A prefix lets the override form hold any of them as its payload, under the names the server uses.
 */

type Errors = Record<string, string | null>
type Body = Record<string, unknown>

const editBounds = BOUNDS.solicitud_edit_request
const orNull = (text: string | undefined) => text?.trim() || null

function prefixed<T>(prefix: string, all: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [prefix + name, value]))
}

/* ---- EDITAR_DATOS */

export const careNames = ['tipo_atencion', 'lugar_atencion']
export const certificateNames = ['estado_certificado']

export function personNames(who: 'cliente' | 'apoderado'): string[] {
  return ['nombres', 'apellidos', 'celular', 'email', 'fecha_nacimiento', 'direccion'].map(
    (name) => `${who}_${name}`,
  )
}

/** The service stays as it is once something is paid. */
export function dataNames(detalle: Detalle): string[] {
  return [
    ...personNames('cliente'),
    ...(detalle.apoderado ? personNames('apoderado') : []),
    ...(detalle.pagos.length > 0 ? [] : ['servicio_id']),
    'promotor_id',
    'comentario',
  ]
}

export function editInitial(detalle: Detalle, names: string[], prefix = ''): Values {
  const { cliente, apoderado } = detalle
  const all: Record<string, string | number | null | undefined> = {
    cliente_nombres: cliente.nombres,
    cliente_apellidos: cliente.apellidos,
    cliente_celular: cliente.celular,
    cliente_email: cliente.email,
    cliente_fecha_nacimiento: showDate(cliente.fecha_nacimiento),
    cliente_direccion: cliente.direccion,
    apoderado_nombres: apoderado?.nombres,
    apoderado_apellidos: apoderado?.apellidos,
    apoderado_celular: apoderado?.celular_1,
    apoderado_email: apoderado?.email,
    apoderado_fecha_nacimiento: showDate(apoderado?.fecha_nacimiento),
    apoderado_direccion: apoderado?.direccion,
    servicio_id: detalle.servicio?.servicio_id,
    promotor_id: detalle.promotor?.promotor_id,
    comentario: detalle.comentario,
    tipo_atencion: detalle.tipo_atencion,
    lugar_atencion: detalle.lugar_atencion,
    estado_certificado: detalle.estado_certificado,
  }
  return prefixed(prefix, Object.fromEntries(names.map((name) => [name, String(all[name] ?? '')])))
}

function checkOf(name: string): checks.Check {
  const bound = name in editBounds ? checks.length(editBounds[name as keyof typeof editBounds]) : () => null
  if (name.endsWith('_email')) return checks.all(bound, checks.email)
  if (name.endsWith('_celular')) return checks.all(bound, checks.phone)
  if (name.endsWith('_fecha_nacimiento')) return checks.birthDate
  return bound
}

/** Only what was changed is checked: an old record may hold what no longer passes. */
export function editCheck(values: Values, before: Values, names: string[], prefix = ''): Errors {
  const errors: Errors = {}
  for (const name of names) {
    const field = prefix + name
    if (values[field] !== before[field]) errors[field] = checkOf(name)(values[field] ?? '')
  }
  return errors
}

export function editBody(values: Values, changed: string[], names: string[], prefix = ''): Body {
  const body: Body = {}
  for (const name of names) {
    if (!changed.includes(prefix + name)) continue
    const text = orNull(values[prefix + name])
    if (name.endsWith('_id')) body[name] = text === null ? null : Number(text)
    else if (name.endsWith('_fecha_nacimiento')) body[name] = readDate(text ?? '') || null
    else body[name] = text
  }
  return body
}

/* ---- REGISTRAR_PAGO */

export function paymentInitial(
  { tarifa_monto, tarifa_moneda }: Detalle,
  balance: bigint | null,
  prefix = '',
): Values {
  const wanted = balance !== null && balance > 0n ? writeCents(balance) : (tarifa_monto ?? '')
  return prefixed(prefix, {
    canal_pago: '',
    fecha_pago: showDate(todayInLima()),
    monto: wanted,
    moneda: tarifa_moneda ?? 'PEN',
    referencia_transaccion: '',
    comentario: '',
  })
}

export function paymentCheck(values: Values, prefix = ''): Errors {
  const of = (name: string) => values[prefix + name] ?? ''
  const bounds = BOUNDS.pago_register_request
  return prefixed(prefix, {
    canal_pago: of('canal_pago') ? null : 'Elija el canal de pago.',
    fecha_pago: of('fecha_pago').trim() ? checks.date(of('fecha_pago')) : 'Escriba la fecha del pago.',
    monto: checks.amount(of('monto')),
    referencia_transaccion: checks.length(bounds.referencia_transaccion)(of('referencia_transaccion')),
    comentario: checks.length(bounds.comentario)(of('comentario')),
  })
}

export function paymentBody(values: Values, prefix = ''): Body {
  const of = (name: string) => values[prefix + name] ?? ''
  return {
    canal_pago: of('canal_pago'),
    fecha_pago: readDate(of('fecha_pago')),
    monto: writeCents(readCents(of('monto')) ?? 0n),
    moneda: of('moneda'),
    referencia_transaccion: orNull(of('referencia_transaccion')),
    comentario: orNull(of('comentario')),
  }
}

/* ---- CERRAR */

export const resultTexts = ['diagnostico', 'resultado', 'observaciones', 'recomendaciones'] as const

export function closeInitial({ estado_certificado }: Detalle, prefix = ''): Values {
  return prefixed(prefix, {
    'resultado.fecha_evaluacion': showDate(todayInLima()),
    'resultado.diagnostico': '',
    'resultado.resultado': '',
    'resultado.observaciones': '',
    'resultado.recomendaciones': '',
    'resultado.estado_certificado': estado_certificado ?? '',
    comentario: '',
  })
}

export function closeCheck(values: Values, prefix = ''): Errors {
  const of = (name: string) => values[prefix + name] ?? ''
  const texts = resultTexts.map((name) => [
    `resultado.${name}`,
    checks.length(BOUNDS.resultado_datos[name])(of(`resultado.${name}`)),
  ])
  return prefixed(prefix, {
    'resultado.fecha_evaluacion': checks.date(of('resultado.fecha_evaluacion')),
    ...(Object.fromEntries(texts) as Errors),
    comentario: checks.length(BOUNDS.solicitud_close_request.comentario)(of('comentario')),
  })
}

export function hasResult(values: Values, prefix = ''): boolean {
  return resultTexts.some((name) => values[`${prefix}resultado.${name}`]?.trim())
}

/** A medical result is optional; a date alone is none. */
export function closeBody(values: Values, prefix = ''): Body {
  const of = (name: string) => orNull(values[prefix + name])
  const certificate = of('resultado.estado_certificado')
  const body: Body = { comentario: of('comentario') }
  if (hasResult(values, prefix) || certificate) {
    body.resultado = {
      fecha_evaluacion: readDate(of('resultado.fecha_evaluacion') ?? '') || null,
      ...Object.fromEntries(resultTexts.map((name) => [name, of(`resultado.${name}`)])),
      estado_certificado: certificate,
    }
  }
  return body
}
