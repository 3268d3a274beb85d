import type { EstadoOperativo, HistorialFila } from '@api'
import { showDate } from '../../lib/dates'
import { atencionWords, certificadoWords, estadoWords } from '../../lib/words'

/** The rows of the history in plain words. */

export const kinds = {
  estado: 'Estados',
  asignacion: 'Asignaciones',
  pago: 'Pagos',
  archivo: 'Archivos',
  datos: 'Datos',
} as const
export type Kind = keyof typeof kinds

export interface Names {
  servicio: (id: string) => string | undefined
  promotor: (id: string) => string | undefined
  money: (amount: string) => string
}

export function kindOf(campo: string): Kind {
  if (/^(asignacion|cambio)_/.test(campo)) return 'asignacion'
  if (campo === 'pago_registrado' || campo === 'estado_pago') return 'pago'
  if (campo.startsWith('archivo_')) return 'archivo'
  if (campo === 'solicitud_creada' || campo === 'estado_atencion' || campo === 'override') return 'estado'
  return 'datos'
}

const fieldWords: Record<string, string> = {
  tipo_atencion: 'el tipo de atención',
  lugar_atencion: 'el lugar de atención',
  comentario: 'el comentario',
  servicio_id: 'el servicio',
  promotor_id: 'el promotor',
  estado_certificado: 'el certificado',
  nombres: 'los nombres',
  apellidos: 'los apellidos',
  celular_1: 'el celular',
  email: 'el correo',
  fecha_nacimiento: 'la fecha de nacimiento',
  direccion: 'la dirección',
}

const estadoAtencion: Record<string, string> = {
  ATENDIDO: 'Cerró la solicitud',
  CANCELADO: 'Canceló la solicitud',
}

function describeValue(campo: string, value: string, names: Names): string {
  const words: Record<string, string | undefined> = { ...atencionWords, ...certificadoWords }
  if (campo === 'servicio_id') return names.servicio(value) ?? `servicio ${value}`
  if (campo === 'promotor_id') return names.promotor(value) ?? `promotor ${value}`
  if (campo.endsWith('fecha_nacimiento')) return showDate(value) || value
  if (campo === 'tipo_atencion' || campo === 'estado_certificado') return words[value] ?? value
  return value
}

function describeField(campo: string): string {
  const [who, field] = campo.includes('.') ? (campo.split('.') as [string, string]) : ['', campo]
  const words = fieldWords[field] ?? field.replaceAll('_', ' ')
  if (who === 'cliente') return `${words} del cliente`
  return who === 'apoderado' ? `${words} del apoderado` : words
}

function describeChange({ campo, valor_anterior, valor_nuevo }: HistorialFila, names: Names): string {
  const field = describeField(campo)
  const before = valor_anterior && describeValue(campo, valor_anterior, names)
  const after = valor_nuevo && describeValue(campo, valor_nuevo, names)
  if (!after) return before ? `Borró ${field}: «${before}»` : `Borró ${field}`
  return before ? `Cambió ${field}: «${before}» → «${after}»` : `Puso ${field}: «${after}»`
}

export function describe(row: HistorialFila, names: Names): string {
  const { campo, valor_anterior, valor_nuevo } = row
  switch (campo) {
    case 'solicitud_creada':
      return 'Registró la solicitud'
    case 'asignacion_gestor':
      return `Asignó gestor: ${valor_nuevo}`
    case 'asignacion_medico':
      return `Asignó médico: ${valor_nuevo}`
    case 'cambio_gestor':
      return `Cambió el gestor: ${valor_anterior ?? 'ninguno'} → ${valor_nuevo}`
    case 'cambio_medico':
      return `Cambió el médico: ${valor_anterior ?? 'ninguno'} → ${valor_nuevo}`
    case 'pago_registrado':
      return `Registró un pago de ${names.money(valor_nuevo ?? '')}`
    case 'estado_pago':
      return valor_nuevo === 'PAGADO'
        ? 'La solicitud quedó pagada'
        : `El pago pasó a ${valor_nuevo?.toLowerCase()}`
    case 'estado_atencion':
      return estadoAtencion[valor_nuevo ?? ''] ?? `La atención pasó a ${valor_nuevo?.toLowerCase()}`
    case 'archivo_subido':
      return `Subió el archivo «${valor_nuevo}»`
    case 'archivo_eliminado':
      return `Eliminó el archivo «${valor_anterior ?? valor_nuevo}»`
    case 'override':
      return `Usó Override en estado ${estadoWords[valor_anterior as EstadoOperativo] ?? valor_anterior}`
    default:
      return describeChange(row, names)
  }
}
