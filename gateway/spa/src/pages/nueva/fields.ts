import { BOUNDS, TIPO_DOCUMENTO, type Persona, type SolicitudCreateBody, type TipoDocumento } from '@api'
import * as checks from '../../lib/checks'
import { readDate, showDate } from '../../lib/dates'
import type { Values } from '../../lib/rebase'
import { dotted, given, promotorBody, promotorCheck, promotorDefaults } from '../promotores/fields'

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

export function newInitial(servicio_id: string): Values {
  return {
    ...dotted('cliente.', personDefaults),
    con_apoderado: '',
    ...dotted('apoderado.', personDefaults),
    promotor_modo: 'NINGUNO',
    promotor_id: '',
    ...dotted('promotor.', promotorDefaults),
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

export function newCheck(values: Values): Errors {
  return {
    ...checkPerson(values, 'cliente'),
    ...(values.con_apoderado ? checkPerson(values, 'apoderado') : {}),
    ...(values.promotor_modo === 'EXISTENTE'
      ? { promotor_id: values.promotor_id ? null : 'Elija un promotor de la lista.' }
      : {}),
    ...(values.promotor_modo === 'NUEVO' ? promotorCheck(values, 'promotor.') : {}),
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

export function newBody(values: Values): SolicitudCreateBody {
  return {
    cliente: personBody(values, 'cliente'),
    apoderado: values.con_apoderado ? personBody(values, 'apoderado') : null,
    promotor: values.promotor_modo === 'NUEVO' ? promotorBody(values, 'promotor.') : null,
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
