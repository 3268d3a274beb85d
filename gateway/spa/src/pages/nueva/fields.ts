import {
  BOUNDS,
  TIPO_DOCUMENTO,
  type Persona,
  type SolicitudCreateBody,
  type TipoDocumento,
  type TipoPromotor,
} from '@api'
import * as checks from '../../lib/checks'
import { readDate, showDate } from '../../lib/dates'
import type { Values } from '../../lib/rebase'

/** The form of a new request: its fields have the dotted names that the API's messages use. */

export type Who = 'cliente' | 'apoderado'

const personDefaults = {
  tipo_documento: 'DNI',
  numero_documento: '',
  nombres: '',
  apellidos: '',
  celular: '',
  email: '',
  fecha_nacimiento: '',
  direccion: '',
}

const promotorDefaults = {
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
}

/** What each kind of promotor is named by; the rest is common. */
const promotorNames: Record<TipoPromotor, string[]> = {
  PERSONA: ['tipo_documento', 'numero_documento', 'nombres', 'apellidos'],
  EMPRESA: ['razon_social', 'ruc'],
  OTROS: ['nombre_promotor_otros'],
}
const promotorCommon = ['email', 'celular_1', 'fuente_promotor']

function dotted(prefix: string, values: Values): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix}.${name}`, value]))
}

export function newInitial(servicio_id: string): Values {
  return {
    ...dotted('cliente', personDefaults),
    con_apoderado: '',
    ...dotted('apoderado', personDefaults),
    promotor_modo: 'NINGUNO',
    promotor_id: '',
    ...dotted('promotor', promotorDefaults),
    servicio_id,
    comentario: '',
  }
}

type Errors = Record<string, string | null>

function checkPerson(values: Values, who: Who): Errors {
  const bounds = BOUNDS.persona_datos
  const of = (name: string) => values[`${who}.${name}`] ?? ''
  const tipo = of('tipo_documento') as TipoDocumento
  return {
    [`${who}.numero_documento`]:
      checks.length(bounds.numero_documento)(of('numero_documento')) ??
      checks.documento(tipo, of('numero_documento'), true),
    [`${who}.nombres`]: checks.length(bounds.nombres)(of('nombres')),
    [`${who}.apellidos`]: checks.length(bounds.apellidos)(of('apellidos')),
    [`${who}.celular`]: checks.all(checks.length(bounds.celular), checks.phone)(of('celular')),
    [`${who}.email`]: checks.all(checks.length(bounds.email), checks.email)(of('email')),
    [`${who}.fecha_nacimiento`]: checks.birthDate(of('fecha_nacimiento')),
    [`${who}.direccion`]: checks.length(bounds.direccion)(of('direccion')),
  }
}

function checkPromotor(values: Values): Errors {
  const bounds = BOUNDS.promotor_datos
  const of = (name: string) => values[`promotor.${name}`] ?? ''
  const common: Errors = {
    'promotor.email': checks.all(checks.length(bounds.email), checks.email)(of('email')),
    'promotor.celular_1': checks.all(checks.length(bounds.celular_1), checks.phone)(of('celular_1')),
    'promotor.fuente_promotor': checks.length(bounds.fuente_promotor)(of('fuente_promotor')),
  }
  switch (of('tipo_promotor') as TipoPromotor) {
    case 'PERSONA':
      return {
        'promotor.numero_documento': checks.documento(
          of('tipo_documento') as TipoDocumento,
          of('numero_documento'),
          true,
        ),
        'promotor.nombres': checks.length(bounds.nombres)(of('nombres')),
        'promotor.apellidos': checks.length(bounds.apellidos)(of('apellidos')),
        ...common,
      }
    case 'EMPRESA':
      return {
        'promotor.razon_social': checks.length(bounds.razon_social)(of('razon_social')),
        'promotor.ruc': checks.ruc(of('ruc')),
        ...common,
      }
    default:
      return {
        'promotor.nombre_promotor_otros': checks.length(bounds.nombre_promotor_otros)(
          of('nombre_promotor_otros'),
        ),
        ...common,
      }
  }
}

export function newCheck(values: Values): Errors {
  return {
    ...checkPerson(values, 'cliente'),
    ...(values.con_apoderado ? checkPerson(values, 'apoderado') : {}),
    ...(values.promotor_modo === 'EXISTENTE'
      ? { promotor_id: values.promotor_id ? null : 'Elija un promotor de la lista.' }
      : {}),
    ...(values.promotor_modo === 'NUEVO' ? checkPromotor(values) : {}),
    comentario: checks.length(BOUNDS.solicitud_create_request.comentario)(values.comentario ?? ''),
  }
}

/** Whether a document can be looked up: whole where its length is known. */
export function isWhole(tipo: string, numero: string): boolean {
  const known = TIPO_DOCUMENTO.find((one) => one === tipo)
  return !!known && numero.trim().length >= 4 && checks.documento(known, numero, true) === null
}

const orNull = (text: string | undefined) => text?.trim() || null

function personBody(values: Values, who: Who): SolicitudCreateBody['cliente'] {
  const of = (name: string) => values[`${who}.${name}`]
  return {
    tipo_documento: of('tipo_documento') as TipoDocumento,
    numero_documento: of('numero_documento')?.trim() ?? '',
    nombres: of('nombres')?.trim() ?? '',
    apellidos: of('apellidos')?.trim() ?? '',
    ...given({
      celular: of('celular'),
      email: of('email'),
      fecha_nacimiento: readDate(of('fecha_nacimiento') ?? '') ?? '',
      direccion: of('direccion'),
    }),
  }
}

/** What was left empty is not sent: an empty field here says nothing of a person already known. */
function given(fields: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  )
}

function promotorBody(values: Values): SolicitudCreateBody['promotor'] {
  const tipo_promotor = values['promotor.tipo_promotor'] as TipoPromotor
  const names = [...promotorNames[tipo_promotor], ...promotorCommon]
  const fields = given(Object.fromEntries(names.map((name) => [name, values[`promotor.${name}`]])))
  // A kind of document without its number says nothing.
  if (!fields.numero_documento) delete fields.tipo_documento
  return { tipo_promotor, ...fields }
}

export function newBody(values: Values): SolicitudCreateBody {
  return {
    cliente: personBody(values, 'cliente'),
    apoderado: values.con_apoderado ? personBody(values, 'apoderado') : null,
    promotor: values.promotor_modo === 'NUEVO' ? promotorBody(values) : null,
    promotor_id: values.promotor_modo === 'EXISTENTE' ? Number(values.promotor_id) : null,
    servicio_id: values.servicio_id ? Number(values.servicio_id) : null,
    comentario: orNull(values.comentario),
  }
}

/** What is known of a person against what is typed: what fills a gap, and what would replace something. */
export function compareKnown(
  persona: Persona,
  values: Values,
  who: Who,
): { fills: Values; replaces: Values } {
  const known: Values = {
    nombres: persona.nombres,
    apellidos: persona.apellidos,
    celular: persona.celular ?? '',
    email: persona.email ?? '',
    fecha_nacimiento: showDate(persona.fecha_nacimiento),
    direccion: persona.direccion ?? '',
  }
  const fills: Values = {}
  const replaces: Values = {}
  for (const [name, value] of Object.entries(known)) {
    const field = `${who}.${name}`
    const typed = values[field]?.trim() ?? ''
    if (!value || value === typed) continue
    if (typed) replaces[field] = value
    else fills[field] = value
  }
  return { fills, replaces }
}
