import type { Accion, Archivo, Detalle } from '@api'
import { createContext, useContext } from 'react'
import type { ApiError } from '../../api/errors'
import type { UploadQueue } from './uploads'

export type OpenDialog = 'gestor' | 'medico' | 'pago' | 'cancelar' | 'override' | 'eliminar'

/** One request, as the blocks of its page share it. */
export interface DetailContext {
  detalle: Detalle
  /** Of the version on the screen; sent back with what is written. */
  etag: string | null
  can: (accion: Accion) => boolean
  /** The action that the strip at the top offers, which no block repeats. */
  next: Accion | null
  open: (dialog: OpenDialog) => void
  uploads: UploadQueue
  preview: (archivo: Archivo) => void
  /** The server refused since things changed: reads the fresh state and says what happened. */
  tellRefusal: (error: ApiError) => void
}

export const Detail = createContext<DetailContext | null>(null)

export function useDetail(): DetailContext {
  const context = useContext(Detail)
  if (!context) throw new Error('useDetail outside of a detail page')
  return context
}

const nextActions: Accion[] = ['ASIGNAR_GESTOR', 'ASIGNAR_MEDICO', 'CERRAR', 'REGISTRAR_PAGO']

/** What usually comes next, among what is allowed. */
export function nextOf({ acciones_permitidas, estado_atencion }: Detalle): Accion | null {
  if (estado_atencion === 'ATENDIDO' || estado_atencion === 'CANCELADO') return null
  return nextActions.find((accion) => acciones_permitidas.includes(accion)) ?? null
}

export function isFinal({ estado_operativo }: Detalle): boolean {
  return estado_operativo === 'CERRADO' || estado_operativo === 'CANCELADO'
}
