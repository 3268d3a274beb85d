import {
  BOUNDS,
  type Promotor,
  type PromotorCreateBody,
  type PromotorEditBody,
  type TipoDocumento,
  type TipoPromotor,
} from '@api'
import * as checks from '../../lib/checks'
import type { Values } from '../../lib/rebase'

/** The form of a promotor, which also is a part of a new request: there its fields have a prefix. */

export const promotorDefaults = {
  tipo_promotor: 'PERSONA',
  tipo_documento: 'DNI',
  numero_documento: '',
  nombres: '',
  apellidos: '',
  razon_social: '',
  nombre_promotor_otros: '',
  ruc: '',
  email: '',
  celular_1: '',
  fuente_promotor: '',
  comentario: '',
}

/** What each kind of promotor is named by; the rest is common. */
const namesOf: Record<TipoPromotor, string[]> = {
  PERSONA: ['tipo_documento', 'numero_documento', 'nombres', 'apellidos'],
  EMPRESA: ['razon_social', 'ruc'],
  OTROS: ['nombre_promotor_otros'],
}
const common = ['email', 'celular_1', 'fuente_promotor', 'comentario']

export const sources = ['Notarías', 'Abogados', 'Clientes referentes', 'Redes sociales', 'Otro']

export function dotted(prefix: string, values: Values): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [prefix + name, value]))
}

/** What was left empty is not sent: an empty field here says nothing of a person already known. */
export function given(fields: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  )
}

export function promotorCheck(values: Values, prefix = ''): Record<string, string | null> {
  const bounds = BOUNDS.promotor_datos
  const of = (name: string) => values[prefix + name] ?? ''
  const tipo = of('tipo_promotor') as TipoPromotor
  const wrong: Record<string, string | null> = {
    numero_documento: checks.documento(of('tipo_documento') as TipoDocumento, of('numero_documento'), true),
    nombres: checks.length(bounds.nombres)(of('nombres')),
    apellidos: checks.length(bounds.apellidos)(of('apellidos')),
    razon_social: checks.length(bounds.razon_social)(of('razon_social')),
    ruc: checks.ruc(of('ruc')),
    nombre_promotor_otros: checks.length(bounds.nombre_promotor_otros)(of('nombre_promotor_otros')),
    email: checks.all(checks.length(bounds.email), checks.email)(of('email')),
    celular_1: checks.all(checks.length(bounds.celular_1), checks.phone)(of('celular_1')),
    fuente_promotor: checks.length(bounds.fuente_promotor)(of('fuente_promotor')),
    comentario: checks.length(bounds.comentario)(of('comentario')),
  }
  const asked = [...namesOf[tipo], ...common].filter((name) => name in wrong)
  return Object.fromEntries(asked.map((name) => [prefix + name, wrong[name] ?? null]))
}

export function promotorBody(values: Values, prefix = ''): PromotorCreateBody {
  const tipo_promotor = values[`${prefix}tipo_promotor`] as TipoPromotor
  const names = [...namesOf[tipo_promotor], ...common]
  const fields = given(Object.fromEntries(names.map((name) => [name, values[prefix + name]])))
  // A kind of document without its number says nothing.
  if (!fields.numero_documento) delete fields.tipo_documento
  return { tipo_promotor, ...fields }
}

/** The same fields, filled with what is known; a document is not changed here. */
export function promotorInitial(promotor: Promotor): Values {
  return {
    tipo_promotor: promotor.tipo_promotor,
    nombres: promotor.persona_nombres ?? '',
    apellidos: promotor.persona_apellidos ?? '',
    razon_social: promotor.razon_social ?? '',
    nombre_promotor_otros: promotor.nombre_promotor_otros ?? '',
    ruc: promotor.ruc ?? '',
    email: promotor.email ?? '',
    celular_1: promotor.celular_1 ?? '',
    fuente_promotor: promotor.fuente_promotor ?? '',
    comentario: promotor.comentario ?? '',
  }
}

/** Only what was changed, where empty means cleared. */
export function promotorEditBody(values: Values, changed: string[]): PromotorEditBody {
  return Object.fromEntries(changed.map((name) => [name, values[name]?.trim() || null]))
}
