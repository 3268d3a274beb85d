import type { Accion, Detalle } from '@api'
import type { Values } from '../../lib/rebase'
import {
  careNames,
  certificateNames,
  closeBody,
  closeCheck,
  closeInitial,
  dataNames,
  editBody,
  editCheck,
  editInitial,
  paymentBody,
  paymentCheck,
  paymentInitial,
} from './fieldsets'
import { balanceOf } from './payments'

const prefix = 'payload.'
const actions: Accion[] = [
  'EDITAR_DATOS',
  'CAMBIAR_GESTOR',
  'CAMBIAR_MEDICO',
  'REGISTRAR_PAGO',
  'CERRAR',
  'CANCELAR',
]
const editNames = (detalle: Detalle) => [...dataNames(detalle), ...careNames, ...certificateNames]
const personField: Partial<Record<Accion, string>> = {
  CAMBIAR_GESTOR: `${prefix}persona_id_gestor`,
  CAMBIAR_MEDICO: `${prefix}persona_id_medico`,
}

function initial(accion: Accion | '', detalle: Detalle): Values {
  const person = accion && personField[accion]
  if (person) return { [person]: '' }
  if (accion === 'EDITAR_DATOS') return editInitial(detalle, editNames(detalle), prefix)
  if (accion === 'REGISTRAR_PAGO') return paymentInitial(detalle, balanceOf(detalle).balance, prefix)
  return accion === 'CERRAR' ? closeInitial(detalle, prefix) : {}
}

function check(
  accion: Accion | '',
  detalle: Detalle,
  values: Values,
  before: Values,
): Record<string, string | null> {
  const person = accion && personField[accion]
  if (person) return { [person]: values[person] ? null : 'Elija una persona.' }
  if (accion === 'EDITAR_DATOS') return editCheck(values, before, editNames(detalle), prefix)
  if (accion === 'REGISTRAR_PAGO') return paymentCheck(values, prefix)
  return accion === 'CERRAR' ? closeCheck(values, prefix) : {}
}

function body(accion: Accion, detalle: Detalle, values: Values, changed: string[]): Record<string, unknown> {
  const person = personField[accion]
  if (person) return { [person.slice(prefix.length)]: Number(values[person]) }
  if (accion === 'EDITAR_DATOS') return editBody(values, changed, editNames(detalle), prefix)
  if (accion === 'REGISTRAR_PAGO') return paymentBody(values, prefix)
  return accion === 'CERRAR' ? closeBody(values, prefix) : {}
}

/** The action inside an override, whose fields all carry the prefix that the server's messages have. */
export const override = { prefix, actions, initial, check, body }
