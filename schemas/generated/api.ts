// Made by schemas/generate.py from the JSON files beside it; edit those.

export type Rol = 'ADMIN' | 'OPERADOR' | 'GESTOR' | 'MEDICO'
export const ROL = ['ADMIN', 'OPERADOR', 'GESTOR', 'MEDICO'] as const
export type EstadoUsuario = 'ACTIVO' | 'SUSPENDIDO'
export const ESTADO_USUARIO = ['ACTIVO', 'SUSPENDIDO'] as const
export type EstadoOperativo = 'REGISTRADO' | 'ASIGNADO_GESTOR' | 'PAGADO' | 'ASIGNADO_MEDICO' | 'CERRADO' | 'CANCELADO'
export const ESTADO_OPERATIVO = ['REGISTRADO', 'ASIGNADO_GESTOR', 'PAGADO', 'ASIGNADO_MEDICO', 'CERRADO', 'CANCELADO'] as const
export type Accion = 'EDITAR_DATOS' | 'ASIGNAR_GESTOR' | 'CAMBIAR_GESTOR' | 'REGISTRAR_PAGO' | 'ASIGNAR_MEDICO' | 'CAMBIAR_MEDICO' | 'CERRAR' | 'CANCELAR' | 'OVERRIDE'
export const ACCION = ['EDITAR_DATOS', 'ASIGNAR_GESTOR', 'CAMBIAR_GESTOR', 'REGISTRAR_PAGO', 'ASIGNAR_MEDICO', 'CAMBIAR_MEDICO', 'CERRAR', 'CANCELAR', 'OVERRIDE'] as const
export type EstadoAtencion = 'REGISTRADO' | 'EN_PROCESO' | 'ATENDIDO' | 'OBSERVADO' | 'CANCELADO'
export const ESTADO_ATENCION = ['REGISTRADO', 'EN_PROCESO', 'ATENDIDO', 'OBSERVADO', 'CANCELADO'] as const
export type EstadoPago = 'PENDIENTE' | 'PAGADO' | 'OBSERVADO'
export const ESTADO_PAGO = ['PENDIENTE', 'PAGADO', 'OBSERVADO'] as const
export type EstadoCertificado = 'APROBADO' | 'OBSERVADO'
export const ESTADO_CERTIFICADO = ['APROBADO', 'OBSERVADO'] as const
export type TipoDocumento = 'DNI' | 'CE' | 'PASAPORTE' | 'RUC'
export const TIPO_DOCUMENTO = ['DNI', 'CE', 'PASAPORTE', 'RUC'] as const
export type TipoDocumentoUsuario = 'DNI' | 'CE' | 'PASAPORTE'
export const TIPO_DOCUMENTO_USUARIO = ['DNI', 'CE', 'PASAPORTE'] as const
export type TipoAtencion = 'VIRTUAL' | 'PRESENCIAL'
export const TIPO_ATENCION = ['VIRTUAL', 'PRESENCIAL'] as const
export type TipoPromotor = 'PERSONA' | 'EMPRESA' | 'OTROS'
export const TIPO_PROMOTOR = ['PERSONA', 'EMPRESA', 'OTROS'] as const
export type RolEmpleado = 'OPERADOR' | 'GESTOR' | 'MEDICO'
export const ROL_EMPLEADO = ['OPERADOR', 'GESTOR', 'MEDICO'] as const
export type EstadoEmpleado = 'ACTIVO' | 'SUSPENDIDO' | 'VACACIONES' | 'PERMISO'
export const ESTADO_EMPLEADO = ['ACTIVO', 'SUSPENDIDO', 'VACACIONES', 'PERMISO'] as const
export type Moneda = 'PEN' | 'USD'
export const MONEDA = ['PEN', 'USD'] as const
export type Orden = 'reciente' | 'antiguo' | 'estado_desde'
export const ORDEN = ['reciente', 'antiguo', 'estado_desde'] as const
export type Agrupacion = 'mensual' | 'semanal'
export const AGRUPACION = ['mensual', 'semanal'] as const
export type TipoCifra = 'estado' | 'promotor' | 'clientes' | 'usuario' | 'operador' | 'gestor' | 'medico' | 'ingreso' | 'pagadas' | 'espera'
export const TIPO_CIFRA = ['estado', 'promotor', 'clientes', 'usuario', 'operador', 'gestor', 'medico', 'ingreso', 'pagadas', 'espera'] as const
export type TipoArchivo = 'EVIDENCIA_PAGO' | 'DOCUMENTO' | 'OTROS'
export const TIPO_ARCHIVO = ['EVIDENCIA_PAGO', 'DOCUMENTO', 'OTROS'] as const
export type NotaArchivo = 'archivo_subido' | 'archivo_eliminado'
export const NOTA_ARCHIVO = ['archivo_subido', 'archivo_eliminado'] as const

export interface User {
  user_id: number
  user_email: string
  estado: EstadoUsuario
  roles: Rol[]
  permissions_extra: string[]
  display_name: string
}

/** POST /auth/login: Inicia sesión. */
export interface LoginBody {
  email: string
  password: string
}

export interface LoginReply {
  user: User
}

export interface UserReply {
  user: User
}

export interface Sesion {
  id: number
  created_at: string
  last_seen_at: string
  expires_at: string
  actual: boolean
}

export interface SesionLista {
  data: Sesion[]
}

/** POST /auth/password: Cambia la contraseña propia y cierra las demás sesiones. */
export interface PasswordChangeBody {
  actual: string
  nueva: string
}

export interface UserAdmin {
  user_id: number
  user_email: string
  is_active: boolean
  persona_id: number | null
  nombres: string | null
  apellidos: string | null
  tipo_documento: TipoDocumento | null
  numero_documento: string | null
  telefono: string | null
  email: string | null
  celular_2: string | null
  telefono_fijo: string | null
  fecha_nacimiento: string | null
  direccion: string | null
  comentario: string | null
  roles: Rol[]
  cmp: string | null
  especialidad: string | null
  last_login_at: string | null
  created_at: string
}

export interface PageMeta {
  page: number
  page_size: number
  total: number
}

export interface UserAdminLista {
  data: UserAdmin[]
  meta: PageMeta
}

/** POST /admin/usuarios: Crea un usuario, su persona y sus filas de empleado. */
export interface UserCreateBody {
  user_email: string
  password: string
  nombres: string
  apellidos: string
  tipo_documento: TipoDocumentoUsuario
  numero_documento: string
  telefono?: string | null
  direccion?: string | null
  fecha_nacimiento?: string | null
  roles: Rol[]
}

/** PATCH /admin/usuarios/{user_id}: Edita un usuario y su persona; null deja un campo como está y "" lo vacía. */
export interface UserUpdateBody {
  nombres?: string | null
  apellidos?: string | null
  telefono?: string | null
  email?: string | null
  celular_2?: string | null
  telefono_fijo?: string | null
  fecha_nacimiento?: string | null
  direccion?: string | null
  tipo_documento?: TipoDocumentoUsuario | null
  numero_documento?: string | null
  comentario?: string | null
  roles?: Rol[] | null
  is_active?: boolean | null
  cmp?: string | null
  especialidad?: string | null
}

/** POST /admin/usuarios/{user_id}/reset-password: Da a un usuario otra contraseña y cierra sus sesiones. */
export interface PasswordResetBody {
  new_password: string
}

export interface PasswordReply {
  message: string
}

export interface PersonaDatos {
  tipo_documento: TipoDocumento
  numero_documento: string
  nombres: string
  apellidos: string
  celular?: string | null
  email?: string | null
  fecha_nacimiento?: string | null
  direccion?: string | null
}

export interface PromotorDatos {
  tipo_promotor: TipoPromotor
  tipo_documento?: TipoDocumento | null
  numero_documento?: string | null
  nombres?: string | null
  apellidos?: string | null
  razon_social?: string | null
  nombre_promotor_otros?: string | null
  ruc?: string | null
  email?: string | null
  celular_1?: string | null
  fuente_promotor?: string | null
  comentario?: string | null
}

export interface AtencionDatos {
  tipo_atencion?: TipoAtencion | null
  lugar_atencion?: string | null
}

/** POST /solicitudes: Registra una solicitud. */
export interface SolicitudCreateBody {
  cliente: PersonaDatos
  apoderado?: PersonaDatos | null
  promotor?: PromotorDatos | null
  promotor_id?: number | null
  atencion?: AtencionDatos | null
  servicio_id?: number | null
  comentario?: string | null
}

export interface SolicitudCreada {
  solicitud_id: number
  codigo: string
}

export interface ClienteItem {
  persona_id: number
  tipo_documento: TipoDocumento
  numero_documento: string
  doc: string
  nombre: string
  celular: string | null
}

export interface ApoderadoItem {
  persona_id: number
  tipo_documento: TipoDocumento
  numero_documento: string
  nombres: string
  apellidos: string
}

export interface PromotorRef {
  promotor_id: number
  tipo_promotor: TipoPromotor
  nombre: string | null
  ruc: string | null
  email: string | null
  celular: string | null
  fuente_promotor: string | null
}

export interface SolicitudItem {
  solicitud_id: number
  codigo: string
  cliente: ClienteItem
  apoderado: ApoderadoItem | null
  estado_operativo: EstadoOperativo
  gestor: string | null
  medico: string | null
  promotor: PromotorRef | null
  created_at: string
  dias_en_estado: number
}

export interface SolicitudItems {
  items: SolicitudItem[]
}

export interface CursorMeta {
  page: number
  page_size: number
  total: number
  total_exact: boolean
  next_cursor: string | null
}

export interface SolicitudPagina {
  data: SolicitudItems
  meta: CursorMeta
}

export interface EstadoResumen {
  estado: EstadoOperativo
  cantidad: number
  dias_mediana: number | null
  dias_max: number | null
}

export interface Resumen {
  total: number
  total_exact: boolean
  estados: EstadoResumen[]
}

export interface Persona {
  persona_id: number
  tipo_documento: TipoDocumento
  numero_documento: string
  nombres: string
  apellidos: string
  celular: string | null
  email: string | null
  fecha_nacimiento: string | null
  direccion: string | null
  es_personal: boolean
}

export interface ClienteDetalle {
  persona_id: number
  tipo_documento: TipoDocumento
  numero_documento: string
  doc: string
  nombre: string
  nombres: string
  apellidos: string
  celular: string | null
  email: string | null
  fecha_nacimiento: string | null
  direccion: string | null
}

export interface ApoderadoDetalle {
  persona_id: number
  tipo_documento: TipoDocumento
  numero_documento: string
  nombres: string
  apellidos: string
  celular_1: string | null
  email: string | null
  fecha_nacimiento: string | null
  direccion: string | null
}

export interface ServicioRef {
  servicio_id: number
  descripcion: string
  tarifa: string | null
  moneda: Moneda | null
}

export interface Permisos {
  eliminar: boolean
  subir_archivo: boolean
  eliminar_archivo: boolean
}

export interface Asignado {
  persona_id: number
  nombre: string
  rol: RolEmpleado
}

export interface Asignaciones {
  GESTOR: Asignado | null
  MEDICO: Asignado | null
}

export interface Pago {
  pago_id: number
  canal_pago: string
  fecha_pago: string
  monto: string
  moneda: Moneda
  referencia_transaccion: string | null
  comentario: string | null
  validated_at: string | null
}

export interface Archivo {
  id: number
  archivo_id: number
  pago_id: number | null
  nombre: string
  tipo: TipoArchivo
  mime_type: string | null
  mime_detectado: string | null
  tamano_bytes: number
}

export interface HistorialFila {
  historial_id: number
  campo: string
  valor_anterior: string | null
  valor_nuevo: string | null
  cambiado_por: number | null
  usuario_nombre: string | null
  cambiado_en: string
  comentario: string | null
}

export interface ResultadoMedico {
  resultado_id: number
  medico_id: number | null
  fecha_evaluacion: string | null
  diagnostico: string | null
  resultado: string | null
  observaciones: string | null
  recomendaciones: string | null
  estado_certificado: EstadoCertificado | null
}

export interface Detalle {
  solicitud_id: number
  codigo: string
  cliente: ClienteDetalle
  apoderado: ApoderadoDetalle | null
  servicio: ServicioRef | null
  estado_atencion: EstadoAtencion
  estado_pago: EstadoPago
  estado_certificado: EstadoCertificado | null
  tarifa_monto: string | null
  tarifa_moneda: Moneda | null
  tipo_atencion: TipoAtencion | null
  lugar_atencion: string | null
  comentario: string | null
  estado_operativo: EstadoOperativo
  estado_desde: string
  acciones_permitidas: Accion[]
  permisos: Permisos
  asignaciones_vigentes: Asignaciones
  promotor: PromotorRef | null
  pagos: Pago[]
  archivos: Archivo[] | null
  historial: HistorialFila[]
  motivo_cancelacion: string | null
  fecha_cierre: string | null
  cerrado_por: number | null
  fecha_cancelacion: string | null
  cancelado_por: number | null
  comentario_admin: string | null
  resultados_medicos: ResultadoMedico[]
  created_at: string
  updated_at: string
}

/** PATCH /solicitudes/{solicitud_id}: Edita los datos de una solicitud, de su cliente y de su apoderado. */
export interface SolicitudEditBody {
  tipo_atencion?: TipoAtencion | null
  lugar_atencion?: string | null
  comentario?: string | null
  servicio_id?: number | null
  promotor_id?: number | null
  estado_certificado?: EstadoCertificado | null
  cliente_nombres?: string
  cliente_apellidos?: string
  cliente_celular?: string | null
  cliente_email?: string | null
  cliente_fecha_nacimiento?: string | null
  cliente_direccion?: string | null
  apoderado_nombres?: string
  apoderado_apellidos?: string
  apoderado_celular?: string | null
  apoderado_email?: string | null
  apoderado_fecha_nacimiento?: string | null
  apoderado_direccion?: string | null
}

/** POST /solicitudes/{solicitud_id}/asignar-gestor: Asigna el gestor. */
export interface GestorAssignBody {
  persona_id_gestor: number
}

/** POST /solicitudes/{solicitud_id}/cambiar-gestor: Cambia el gestor. */
export interface GestorChangeBody {
  persona_id_gestor: number
}

/** POST /solicitudes/{solicitud_id}/registrar-pago: Registra un pago. */
export interface PagoRegisterBody {
  canal_pago: string
  fecha_pago: string
  monto: string | number
  moneda?: Moneda
  referencia_transaccion?: string | null
  comentario?: string | null
}

/** POST /solicitudes/{solicitud_id}/asignar-medico: Asigna el médico. */
export interface MedicoAssignBody {
  persona_id_medico: number
}

/** POST /solicitudes/{solicitud_id}/cambiar-medico: Cambia el médico. */
export interface MedicoChangeBody {
  persona_id_medico: number
}

export interface ResultadoDatos {
  fecha_evaluacion?: string | null
  diagnostico?: string | null
  resultado?: string | null
  observaciones?: string | null
  recomendaciones?: string | null
  estado_certificado?: EstadoCertificado | null
}

/** POST /solicitudes/{solicitud_id}/cerrar: Cierra la solicitud. */
export interface SolicitudCloseBody {
  comentario?: string | null
  resultado?: ResultadoDatos | null
}

/** POST /solicitudes/{solicitud_id}/cancelar: Cancela la solicitud. */
export interface SolicitudCancelBody {
  comentario?: string | null
}

/** POST /solicitudes/{solicitud_id}/override: Hace, con motivo, lo que la política no permite. */
export interface SolicitudOverrideBody {
  motivo: string
  accion: Accion
  payload?: object | null
}

export interface Servicio {
  servicio_id: number
  descripcion_servicio: string
  caracteristicas_servicio: string | null
  tarifa_servicio: string | null
  moneda_tarifa: Moneda | null
}

export interface ServicioLista {
  data: Servicio[]
}

export interface Empleado {
  persona_id: number
  nombre: string
  rol: RolEmpleado
}

export interface EmpleadoLista {
  data: Empleado[]
}

export interface Promotor {
  promotor_id: number
  tipo_promotor: TipoPromotor
  nombre: string | null
  razon_social: string | null
  nombre_promotor_otros: string | null
  ruc: string | null
  email: string | null
  celular_1: string | null
  fuente_promotor: string | null
  comentario: string | null
  persona_id: number | null
  persona_nombres: string | null
  persona_apellidos: string | null
  persona_tipo_documento: TipoDocumento | null
  persona_numero_documento: string | null
}

export interface PromotorLista {
  data: Promotor[]
}

export interface PoliticaEstados {
  REGISTRADO: Accion[]
  ASIGNADO_GESTOR: Accion[]
  PAGADO: Accion[]
  ASIGNADO_MEDICO: Accion[]
  CERRADO: Accion[]
  CANCELADO: Accion[]
}

export interface Politica {
  ADMIN: PoliticaEstados
  OPERADOR: PoliticaEstados
  GESTOR: PoliticaEstados
  MEDICO: PoliticaEstados
}

/** POST /promotores: Registra un promotor. */
export interface PromotorCreateBody {
  tipo_promotor: TipoPromotor
  tipo_documento?: TipoDocumento | null
  numero_documento?: string | null
  nombres?: string | null
  apellidos?: string | null
  razon_social?: string | null
  nombre_promotor_otros?: string | null
  ruc?: string | null
  email?: string | null
  celular_1?: string | null
  fuente_promotor?: string | null
  comentario?: string | null
}

/** PATCH /promotores/{promotor_id}: Edita un promotor. */
export interface PromotorEditBody {
  razon_social?: string | null
  nombre_promotor_otros?: string | null
  ruc?: string | null
  email?: string | null
  celular_1?: string | null
  fuente_promotor?: string | null
  comentario?: string | null
  nombres?: string
  apellidos?: string
}

/** POST /solicitudes/{solicitud_id}/archivos: Sube un archivo a una solicitud. */
export interface ArchivoUploadBody {
  file: Blob
  tipo_archivo?: TipoArchivo
  pago_id?: number | null
}

export interface ArchivoSubido {
  archivo_id: number
  nombre: string
  tipo: TipoArchivo
  tamano_bytes: number
  mime_type: string | null
  mime_detectado: string | null
}

export interface ArchivoLimites {
  tamano_maximo: number
  tipos: string[]
}

export interface ArchivoEnlace {
  download_url: string
  expires_in: number
}

export interface Kpis {
  solicitudes: number
  cerradas: number
  ingresos: number
  ingresos_usd: number
  ticket_promedio: number
}

export interface PeriodoReporte {
  periodo: string
  solicitudes: number
  ingresos: number
}

export interface EstadoCantidad {
  estado: EstadoOperativo
  cantidad: number
}

export interface PromotorReporte {
  promotor_id: number
  nombre: string | null
  clientes: number
  solicitudes: number
  porcentaje: number
}

export interface PersonaReporte {
  persona_id: number
  nombre: string | null
  solicitudes: number
  cerradas: number
  ultima_actividad: string | null
}

export interface EquipoReporte {
  gestores: PersonaReporte[]
  medicos: PersonaReporte[]
  operadores: PersonaReporte[]
}

export interface Reporte {
  desde: string
  hasta: string
  kpis: Kpis
  kpis_previos: Kpis
  series: PeriodoReporte[]
  distribucion: EstadoCantidad[]
  ranking_promotores: PromotorReporte[]
  ranking_equipo: EquipoReporte
  aging: EstadoResumen[]
}

export interface ReporteAvisos {
  warnings: string[]
}

export interface ReporteRespuesta {
  data: Reporte
  meta: ReporteAvisos
}

/** Least and most characters of each text that a form sends. */
export const BOUNDS = {
  "login_request": {
    "email": [
      1,
      255
    ],
    "password": [
      1,
      1024
    ]
  },
  "password_change_request": {
    "actual": [
      1,
      1024
    ],
    "nueva": [
      8,
      128
    ]
  },
  "user_create_request": {
    "user_email": [
      1,
      255
    ],
    "password": [
      8,
      128
    ],
    "nombres": [
      1,
      150
    ],
    "apellidos": [
      1,
      150
    ],
    "numero_documento": [
      1,
      30
    ],
    "telefono": [
      0,
      20
    ],
    "direccion": [
      0,
      500
    ]
  },
  "user_update_request": {
    "nombres": [
      1,
      150
    ],
    "apellidos": [
      1,
      150
    ],
    "telefono": [
      0,
      20
    ],
    "email": [
      0,
      255
    ],
    "celular_2": [
      0,
      20
    ],
    "telefono_fijo": [
      0,
      20
    ],
    "fecha_nacimiento": [
      0,
      10
    ],
    "direccion": [
      0,
      500
    ],
    "numero_documento": [
      1,
      30
    ],
    "comentario": [
      0,
      16000
    ],
    "cmp": [
      0,
      20
    ],
    "especialidad": [
      0,
      150
    ]
  },
  "password_reset_request": {
    "new_password": [
      8,
      128
    ]
  },
  "persona_datos": {
    "numero_documento": [
      1,
      30
    ],
    "nombres": [
      1,
      150
    ],
    "apellidos": [
      1,
      150
    ],
    "celular": [
      0,
      20
    ],
    "email": [
      0,
      255
    ],
    "direccion": [
      0,
      500
    ]
  },
  "promotor_datos": {
    "numero_documento": [
      1,
      30
    ],
    "nombres": [
      1,
      150
    ],
    "apellidos": [
      1,
      150
    ],
    "razon_social": [
      1,
      255
    ],
    "nombre_promotor_otros": [
      1,
      255
    ],
    "ruc": [
      0,
      20
    ],
    "email": [
      0,
      255
    ],
    "celular_1": [
      0,
      20
    ],
    "fuente_promotor": [
      0,
      255
    ],
    "comentario": [
      0,
      16000
    ]
  },
  "atencion_datos": {
    "lugar_atencion": [
      0,
      255
    ]
  },
  "solicitud_create_request": {
    "comentario": [
      0,
      16000
    ]
  },
  "solicitud_edit_request": {
    "lugar_atencion": [
      0,
      255
    ],
    "comentario": [
      0,
      16000
    ],
    "cliente_nombres": [
      1,
      150
    ],
    "cliente_apellidos": [
      1,
      150
    ],
    "cliente_celular": [
      0,
      20
    ],
    "cliente_email": [
      0,
      255
    ],
    "cliente_direccion": [
      0,
      500
    ],
    "apoderado_nombres": [
      1,
      150
    ],
    "apoderado_apellidos": [
      1,
      150
    ],
    "apoderado_celular": [
      0,
      20
    ],
    "apoderado_email": [
      0,
      255
    ],
    "apoderado_direccion": [
      0,
      500
    ]
  },
  "pago_register_request": {
    "canal_pago": [
      1,
      50
    ],
    "referencia_transaccion": [
      0,
      255
    ],
    "comentario": [
      0,
      16000
    ]
  },
  "resultado_datos": {
    "diagnostico": [
      0,
      16000
    ],
    "resultado": [
      0,
      16000
    ],
    "observaciones": [
      0,
      16000
    ],
    "recomendaciones": [
      0,
      16000
    ]
  },
  "solicitud_close_request": {
    "comentario": [
      0,
      16000
    ]
  },
  "solicitud_cancel_request": {
    "comentario": [
      0,
      16000
    ]
  },
  "solicitud_override_request": {
    "motivo": [
      1,
      16000
    ]
  },
  "promotor_edit_request": {
    "razon_social": [
      1,
      255
    ],
    "nombre_promotor_otros": [
      1,
      255
    ],
    "ruc": [
      0,
      20
    ],
    "email": [
      0,
      255
    ],
    "celular_1": [
      0,
      20
    ],
    "fuente_promotor": [
      0,
      255
    ],
    "comentario": [
      0,
      16000
    ],
    "nombres": [
      1,
      150
    ],
    "apellidos": [
      1,
      150
    ]
  }
} as const
