import {
  BOUNDS,
  ROL,
  type Rol,
  type TipoDocumento,
  type TipoDocumentoUsuario,
  type UserAdmin,
  type UserCreateBody,
  type UserUpdateBody,
} from '@api'
import * as checks from '../../lib/checks'
import { readDate, showDate } from '../../lib/dates'
import { changedOf, type Values } from '../../lib/rebase'

/** The forms of a user: its fields have the names that the API's messages use. */

export const rolesOf = (text: string | undefined): Rol[] =>
  ROL.filter((rol) => text?.split(',').includes(rol))

export const createInitial: Values = {
  user_email: '',
  password: '',
  nombres: '',
  apellidos: '',
  tipo_documento: 'DNI',
  numero_documento: '',
  telefono: '',
  fecha_nacimiento: '',
  direccion: '',
  roles: '',
}

const editable = [
  'nombres',
  'apellidos',
  'tipo_documento',
  'numero_documento',
  'telefono',
  'celular_2',
  'telefono_fijo',
  'email',
  'direccion',
  'comentario',
  'cmp',
  'especialidad',
] as const

export function editInitial(user: UserAdmin): Values {
  // An account without a person has roles and nothing else.
  if (user.persona_id === null) return { roles: user.roles.join(',') }
  return {
    ...Object.fromEntries(editable.map((name) => [name, user[name] ?? ''])),
    fecha_nacimiento: showDate(user.fecha_nacimiento),
    roles: ROL.filter((rol) => user.roles.includes(rol)).join(','),
  }
}

type Bounds = Record<string, readonly [number, number]>

/** Checks the fields that the form has, whichever of the two it is. */
function check(values: Values, bounds: Bounds): Record<string, string | null> {
  const of = (name: string) => values[name] ?? ''
  const special: Record<string, checks.Check> = {
    user_email: checks.email,
    email: checks.email,
    telefono: checks.phone,
    celular_2: checks.phone,
    telefono_fijo: checks.phone,
    fecha_nacimiento: checks.birthDate,
    numero_documento: (value) => checks.documento(of('tipo_documento') as TipoDocumento, value, true),
    roles: (value) => (value ? null : 'Elija al menos un rol.'),
  }
  const wrong = (name: string): string | null => {
    const [bound, own] = [bounds[name], special[name]]
    if (name === 'password' && bound) return checks.password(bound)(of(name))
    // A date is bounded as the API writes it, not as it is typed.
    const tooLong = bound && name !== 'fecha_nacimiento' ? checks.length(bound)(of(name)) : null
    return tooLong ?? own?.(of(name)) ?? null
  }
  return Object.fromEntries(Object.keys(values).map((name) => [name, wrong(name)]))
}

export const createCheck = (values: Values) => check(values, BOUNDS.user_create_request)

/** Only what was changed is checked: an old record may hold what no longer passes. */
export function editCheck(values: Values, before: Values): Record<string, string | null> {
  const wrong = check(values, BOUNDS.user_update_request)
  const changed = changedOf(values, before)
  // A number is right or wrong by its type.
  const judged = changed.includes('tipo_documento') ? [...changed, 'numero_documento'] : changed
  return Object.fromEntries(judged.map((name) => [name, wrong[name] ?? null]))
}

export function createBody(values: Values): UserCreateBody {
  const text = (name: string) => values[name]?.trim() ?? ''
  const orNull = (name: string) => text(name) || null
  return {
    user_email: text('user_email'),
    password: values.password ?? '',
    nombres: text('nombres'),
    apellidos: text('apellidos'),
    tipo_documento: text('tipo_documento') as TipoDocumentoUsuario,
    numero_documento: text('numero_documento'),
    telefono: orNull('telefono'),
    fecha_nacimiento: readDate(text('fecha_nacimiento')) || null,
    direccion: orNull('direccion'),
    roles: rolesOf(values.roles),
  }
}

/** Only what was changed; here "" clears a field, and null would leave it. */
export function editBody(values: Values, changed: string[]): UserUpdateBody {
  const sent = (name: string) => {
    if (name === 'roles') return rolesOf(values.roles)
    if (name === 'fecha_nacimiento') return readDate(values.fecha_nacimiento ?? '') ?? ''
    return values[name]?.trim() ?? ''
  }
  return Object.fromEntries(changed.map((name) => [name, sent(name)]))
}
