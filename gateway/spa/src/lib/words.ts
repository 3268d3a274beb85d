import type {
  Accion,
  EstadoCertificado,
  EstadoOperativo,
  Rol,
  TipoArchivo,
  TipoAtencion,
  TipoDocumento,
  TipoPromotor,
} from '@api'

/** The words that people read for the codes of the API. */

export const estadoWords: Record<EstadoOperativo, string> = {
  REGISTRADO: 'Registrado',
  ASIGNADO_GESTOR: 'Con gestor',
  PAGADO: 'Pagado',
  ASIGNADO_MEDICO: 'Con médico',
  CERRADO: 'Cerrado',
  CANCELADO: 'Cancelado',
}

export const rolWords: Record<Rol, string> = {
  ADMIN: 'Administrador',
  OPERADOR: 'Operador',
  GESTOR: 'Gestor',
  MEDICO: 'Médico',
}

export const documentoWords: Record<TipoDocumento, string> = {
  DNI: 'DNI',
  CE: 'Carné de extranjería',
  PASAPORTE: 'Pasaporte',
  RUC: 'RUC',
}

export const certificadoWords: Record<EstadoCertificado, string> = {
  APROBADO: 'Aprobado',
  OBSERVADO: 'Observado',
}

export const atencionWords: Record<TipoAtencion, string> = { VIRTUAL: 'Virtual', PRESENCIAL: 'Presencial' }

export const promotorWords: Record<TipoPromotor, string> = {
  PERSONA: 'Persona',
  EMPRESA: 'Empresa',
  OTROS: 'Otros',
}

export const accionWords: Record<Accion, string> = {
  EDITAR_DATOS: 'Editar datos',
  ASIGNAR_GESTOR: 'Asignar gestor',
  CAMBIAR_GESTOR: 'Cambiar gestor',
  REGISTRAR_PAGO: 'Registrar pago',
  ASIGNAR_MEDICO: 'Asignar médico',
  CAMBIAR_MEDICO: 'Cambiar médico',
  CERRAR: 'Cerrar solicitud',
  CANCELAR: 'Cancelar solicitud',
  OVERRIDE: 'Override',
}

export const canalWords: Record<string, string> = {
  YAPE: 'Yape',
  PLIN: 'Plin',
  TRANSFERENCIA: 'Transferencia',
  EFECTIVO: 'Efectivo',
}

export const archivoWords: Record<TipoArchivo, string> = {
  EVIDENCIA_PAGO: 'Comprobante de pago',
  DOCUMENTO: 'Documento',
  OTROS: 'Otro',
}
