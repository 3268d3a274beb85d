/* Made by schemas/generate.py from the JSON files beside it; edit those.
 *
 * COLUMNS_x: the columns of a record, for a SELECT.
 * WRITTEN_x, MARKS_x: the columns that are written, and a question mark for each, for an INSERT.
 * SET_x: the same as `column = ?`, for an UPDATE.
 * VALUES_x(&row): their values, in that order, for DB_ARGS. */
#ifndef CMEP_ROWS_H
#define CMEP_ROWS_H

#include "db/db.h"
#include "records.h"

#define COLUMNS_pago "pago_id, canal_pago, fecha_pago, monto, moneda, referencia_transaccion, comentario, validated_at"

#define COLUMNS_historial_fila "historial_id, campo, valor_anterior, valor_nuevo, cambiado_por, usuario_nombre, cambiado_en, comentario"

#define COLUMNS_resultado_medico "resultado_id, medico_id, fecha_evaluacion, diagnostico, resultado, observaciones, recomendaciones, estado_certificado"

#define WRITTEN_resultado_datos "fecha_evaluacion, diagnostico, resultado, observaciones, recomendaciones, estado_certificado"
#define MARKS_resultado_datos "?, ?, ?, ?, ?, ?"
#define SET_resultado_datos "fecha_evaluacion = ?, diagnostico = ?, resultado = ?, observaciones = ?, recomendaciones = ?, estado_certificado = ?"
#define VALUES_resultado_datos(row) db_text((row)->fecha_evaluacion), db_text((row)->diagnostico), db_text((row)->resultado), db_text((row)->observaciones), db_text((row)->recomendaciones), db_enum(&enumeration_estado_certificado, (row)->estado_certificado)

#define COLUMNS_servicio "servicio_id, descripcion_servicio, caracteristicas_servicio, tarifa_servicio, moneda_tarifa"

#define COLUMNS_promotor "pr.promotor_id, pr.tipo_promotor, pr.razon_social, pr.nombre_promotor_otros, pr.ruc, pr.email, pr.celular_1, pr.fuente_promotor, pr.comentario, pr.persona_id"

#define WRITTEN_promotor "tipo_promotor, razon_social, nombre_promotor_otros, ruc, email, celular_1, fuente_promotor, comentario, persona_id"
#define MARKS_promotor "?, ?, ?, ?, ?, ?, ?, ?, ?"
#define SET_promotor "tipo_promotor = ?, razon_social = ?, nombre_promotor_otros = ?, ruc = ?, email = ?, celular_1 = ?, fuente_promotor = ?, comentario = ?, persona_id = ?"
#define VALUES_promotor(row) db_enum(&enumeration_tipo_promotor, (row)->tipo_promotor), db_text((row)->razon_social), db_text((row)->nombre_promotor_otros), db_text((row)->ruc), db_text((row)->email), db_text((row)->celular_1), db_text((row)->fuente_promotor), db_text((row)->comentario), db_id((row)->persona_id)

#define COLUMNS_solicitud_row "solicitud_id, codigo, cliente_id, apoderado_id, servicio_id, promotor_id, gestor_id, medico_id, estado_atencion, estado_pago, estado_certificado, tarifa_monto, tarifa_moneda, tarifa_fuente, tipo_atencion, lugar_atencion, comentario, motivo_cancelacion, cerrado_por, cancelado_por, estado_operativo, created_by, version"

#define WRITTEN_solicitud_row "servicio_id, promotor_id, gestor_id, medico_id, estado_atencion, estado_pago, estado_certificado, tarifa_monto, tarifa_moneda, tarifa_fuente, tipo_atencion, lugar_atencion, comentario, motivo_cancelacion, cerrado_por, cancelado_por"
#define MARKS_solicitud_row "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
#define SET_solicitud_row "servicio_id = ?, promotor_id = ?, gestor_id = ?, medico_id = ?, estado_atencion = ?, estado_pago = ?, estado_certificado = ?, tarifa_monto = ?, tarifa_moneda = ?, tarifa_fuente = ?, tipo_atencion = ?, lugar_atencion = ?, comentario = ?, motivo_cancelacion = ?, cerrado_por = ?, cancelado_por = ?"
#define VALUES_solicitud_row(row) db_id((row)->servicio_id), db_id((row)->promotor_id), db_id((row)->gestor_id), db_id((row)->medico_id), db_enum(&enumeration_estado_atencion, (row)->estado_atencion), db_enum(&enumeration_estado_pago, (row)->estado_pago), db_enum(&enumeration_estado_certificado, (row)->estado_certificado), db_text((row)->tarifa_monto), db_enum(&enumeration_moneda, (row)->tarifa_moneda), db_text((row)->tarifa_fuente), db_enum(&enumeration_tipo_atencion, (row)->tipo_atencion), db_text((row)->lugar_atencion), db_text((row)->comentario), db_text((row)->motivo_cancelacion), db_id((row)->cerrado_por), db_id((row)->cancelado_por)

#define COLUMNS_persona_row "persona_id, tipo_documento, numero_documento, nombres, apellidos, fecha_nacimiento, email, celular_1, direccion, es_personal"

#define WRITTEN_persona_row "tipo_documento, numero_documento, nombres, apellidos, fecha_nacimiento, email, celular_1, direccion, es_personal"
#define MARKS_persona_row "?, ?, ?, ?, ?, ?, ?, ?, ?"
#define SET_persona_row "tipo_documento = ?, numero_documento = ?, nombres = ?, apellidos = ?, fecha_nacimiento = ?, email = ?, celular_1 = ?, direccion = ?, es_personal = ?"
#define VALUES_persona_row(row) db_enum(&enumeration_tipo_documento, (row)->tipo_documento), db_text((row)->numero_documento), db_text((row)->nombres), db_text((row)->apellidos), db_text((row)->fecha_nacimiento), db_text((row)->email), db_text((row)->celular_1), db_text((row)->direccion), db_int((row)->es_personal)

#define COLUMNS_personal "p.persona_id, p.tipo_documento, p.numero_documento, p.nombres, p.apellidos, p.celular_1, p.email, p.celular_2, p.telefono_fijo, p.fecha_nacimiento, p.direccion, p.comentario"

#define WRITTEN_personal "tipo_documento, numero_documento, nombres, apellidos, celular_1, email, celular_2, telefono_fijo, fecha_nacimiento, direccion, comentario"
#define MARKS_personal "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
#define SET_personal "tipo_documento = ?, numero_documento = ?, nombres = ?, apellidos = ?, celular_1 = ?, email = ?, celular_2 = ?, telefono_fijo = ?, fecha_nacimiento = ?, direccion = ?, comentario = ?"
#define VALUES_personal(row) db_enum(&enumeration_tipo_documento, (row)->tipo_documento), db_text((row)->numero_documento), db_text((row)->nombres), db_text((row)->apellidos), db_text((row)->celular_1), db_text((row)->email), db_text((row)->celular_2), db_text((row)->telefono_fijo), db_text((row)->fecha_nacimiento), db_text((row)->direccion), db_text((row)->comentario)

#define WRITTEN_pago_register_request "solicitud_id, canal_pago, fecha_pago, monto, moneda, referencia_transaccion, comentario"
#define MARKS_pago_register_request "?, ?, ?, ?, ?, ?, ?"
#define SET_pago_register_request "solicitud_id = ?, canal_pago = ?, fecha_pago = ?, monto = ?, moneda = ?, referencia_transaccion = ?, comentario = ?"
#define VALUES_pago_register_request(row) db_id((row)->solicitud_id), db_text((row)->canal_pago), db_text((row)->fecha_pago), db_text((row)->monto), db_enum(&enumeration_moneda, (row)->moneda), db_text((row)->referencia_transaccion), db_text((row)->comentario)

#define WRITTEN_archivo_nuevo_row "nombre_original, nombre_storage, tipo, mime_type, mime_detectado, tamano_bytes, sha256, storage_path"
#define MARKS_archivo_nuevo_row "?, ?, ?, ?, ?, ?, ?, ?"
#define SET_archivo_nuevo_row "nombre_original = ?, nombre_storage = ?, tipo = ?, mime_type = ?, mime_detectado = ?, tamano_bytes = ?, sha256 = ?, storage_path = ?"
#define VALUES_archivo_nuevo_row(row) db_text((row)->nombre_original), db_text((row)->nombre_storage), db_enum(&enumeration_tipo_archivo, (row)->tipo), db_text((row)->mime_type), db_text((row)->mime_detectado), db_int((row)->tamano_bytes), db_text((row)->sha256), db_text((row)->storage_path)

#define COLUMNS_archivo_bytes_row "archivo_id, mime_type, tamano_bytes, sha256"

#define COLUMNS_nota_pendiente_row "nota_id, solicitud_id, archivo_id, nota, nombre, user_id, usuario_nombre"

#define WRITTEN_nota_pendiente_row "solicitud_id, archivo_id, nota, nombre, user_id, usuario_nombre"
#define MARKS_nota_pendiente_row "?, ?, ?, ?, ?, ?"
#define SET_nota_pendiente_row "solicitud_id = ?, archivo_id = ?, nota = ?, nombre = ?, user_id = ?, usuario_nombre = ?"
#define VALUES_nota_pendiente_row(row) db_id((row)->solicitud_id), db_id((row)->archivo_id), db_enum(&enumeration_nota_archivo, (row)->nota), db_text((row)->nombre), db_id((row)->user_id), db_text((row)->usuario_nombre)

#endif
