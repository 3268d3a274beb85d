"""The forms of 2-api.md: what each field of a list item and of a detail is; differences() tells all that is not so."""
import re

from support.client import STATES

ACTIONS = {"EDITAR_DATOS", "ASIGNAR_GESTOR", "CAMBIAR_GESTOR", "REGISTRAR_PAGO", "ASIGNAR_MEDICO", "CAMBIAR_MEDICO",
           "CERRAR", "CANCELAR", "OVERRIDE"}


def pattern(text):
    return lambda value: isinstance(value, str) and re.fullmatch(text, value, re.DOTALL) is not None


def one_of(*values):
    return lambda value: value in values


def null_or(check):
    return lambda value: value is None or check(value)


def number(value):
    return type(value) is int


def flag(value):
    return type(value) is bool


def sorted_actions(value):
    return value == sorted(value) and len(set(value)) == len(value) and set(value) <= ACTIONS


id_ = lambda value: number(value) and value > 0
text = pattern(".+")
free = null_or(pattern(".*"))
date = pattern(r"\d{4}-\d\d-\d\d")
time = pattern(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")
money = pattern(r"\d+\.\d\d")
documento = one_of("DNI", "CE", "PASAPORTE", "RUC")
moneda = one_of("PEN", "USD")
certificado = null_or(one_of("APROBADO", "OBSERVADO"))

PERSONA = {"persona_id": id_, "tipo_documento": documento, "numero_documento": text}
CONTACTO = {"email": free, "fecha_nacimiento": null_or(date), "direccion": free}
PROMOTOR_REF = {"promotor_id": id_, "tipo_promotor": one_of("PERSONA", "EMPRESA", "OTROS"), "nombre": text, "ruc": free,
                "email": free, "celular": free, "fuente_promotor": free}
ASIGNADO = {"persona_id": id_, "nombre": text, "rol": one_of("GESTOR", "MEDICO")}

ITEM = {
    "solicitud_id": id_, "codigo": pattern(r"CMEP-\d{4}-\d{4,}"),
    "cliente": {**PERSONA, "doc": text, "nombre": text, "celular": free},
    "apoderado": (PERSONA | {"nombres": text, "apellidos": text},),
    "estado_operativo": one_of(*STATES), "gestor": null_or(text), "medico": null_or(text),
    "promotor": (PROMOTOR_REF,), "created_at": time,
}

DETALLE = {
    "solicitud_id": id_, "codigo": pattern(r"CMEP-\d{4}-\d{4,}"),
    "cliente": {**PERSONA, "doc": text, "nombre": text, "celular": free, **CONTACTO},
    "apoderado": ({**PERSONA, "nombres": text, "apellidos": text, "celular_1": free, **CONTACTO},),
    "servicio": ({"servicio_id": id_, "descripcion": text, "tarifa": null_or(money), "moneda": null_or(moneda)},),
    "estado_atencion": one_of("REGISTRADO", "EN_PROCESO", "ATENDIDO", "OBSERVADO", "CANCELADO"),
    "estado_pago": one_of("PENDIENTE", "PAGADO", "OBSERVADO"), "estado_certificado": certificado,
    "tarifa_monto": null_or(money), "tarifa_moneda": null_or(moneda),
    "tipo_atencion": null_or(one_of("VIRTUAL", "PRESENCIAL")), "lugar_atencion": free, "comentario": free,
    "estado_operativo": one_of(*STATES), "estado_desde": time, "acciones_permitidas": sorted_actions,
    "permisos": {"eliminar": flag, "subir_archivo": flag, "eliminar_archivo": flag},
    "asignaciones_vigentes": {"GESTOR": (ASIGNADO,), "MEDICO": (ASIGNADO,)},
    "promotor": (PROMOTOR_REF,),
    "pagos": [{"pago_id": id_, "canal_pago": text, "fecha_pago": date, "monto": money, "moneda": moneda,
               "referencia_transaccion": free, "comentario": free, "validated_at": time}],
    "archivos": [{"id": id_, "archivo_id": id_, "pago_id": null_or(id_), "nombre": text, "tipo": text,
                  "mime_type": free, "tamano_bytes": number}],
    "historial": [{"historial_id": id_, "campo": text, "valor_anterior": free, "valor_nuevo": free, "cambiado_por": id_,
                   "usuario_nombre": text, "cambiado_en": time, "comentario": free}],
    "motivo_cancelacion": free, "fecha_cierre": null_or(time), "cerrado_por": null_or(id_),
    "fecha_cancelacion": null_or(time), "cancelado_por": null_or(id_), "comentario_admin": free,
    "resultados_medicos": [{"resultado_id": id_, "medico_id": id_, "fecha_evaluacion": null_or(date),
                            "diagnostico": free, "resultado": free, "observaciones": free, "recomendaciones": free,
                            "estado_certificado": certificado}],
    "created_at": time, "updated_at": time,
}

USER_ADMIN = {
    "user_id": id_, "user_email": text, "is_active": flag, "persona_id": id_, "nombres": text, "apellidos": text,
    "tipo_documento": documento, "numero_documento": text, "telefono": free, "email": free, "celular_2": free,
    "telefono_fijo": free, "fecha_nacimiento": null_or(date), "direccion": free, "comentario": free,
    "roles": [one_of("ADMIN", "OPERADOR", "GESTOR", "MEDICO")], "created_at": time, "cmp": free, "especialidad": free,
    "last_login_at": null_or(time),
}

PROMOTOR = {
    "promotor_id": id_, "tipo_promotor": one_of("PERSONA", "EMPRESA", "OTROS"), "nombre": text, "razon_social": free,
    "nombre_promotor_otros": free, "ruc": free, "email": free, "celular_1": free, "fuente_promotor": free,
    "comentario": free, "persona_id": null_or(id_), "persona_nombres": free, "persona_apellidos": free,
    "persona_tipo_documento": null_or(documento), "persona_numero_documento": free,
}

SESION = {"id": lambda value: value and isinstance(value, (int, str)), "created_at": time, "last_seen_at": time,
          "expires_at": time, "actual": flag}


def differences(form, value, where=""):
    """Every place where value is not of the form. A form is a check, a dict of forms (more fields are welcome),
    [form] for a list of them, or (form,) for one or null."""
    if isinstance(form, tuple):
        return [] if value is None else differences(form[0], value, where)
    if isinstance(form, list):
        if not isinstance(value, list):
            return [f"{where}: no list: {value!r}"]
        return [d for i, entry in enumerate(value) for d in differences(form[0], entry, f"{where}[{i}]")]
    if isinstance(form, dict):
        if not isinstance(value, dict):
            return [f"{where}: no object: {value!r}"]
        missing = [f"{where}.{name}: missing" for name in form if name not in value]
        return missing + [d for name in form if name in value
                          for d in differences(form[name], value[name], f"{where}.{name}")]
    return [] if form(value) else [f"{where}: {value!r}"]


def check_detalle(detalle):
    wrong = differences(DETALLE, detalle)
    for name, key, newest_first in (("pagos", "pago_id", False), ("archivos", "id", False),
                                    ("historial", "historial_id", True), ("resultados_medicos", "resultado_id", False)):
        ids = [entry[key] for entry in detalle[name]]
        if ids != sorted(set(ids), reverse=newest_first):
            wrong.append(f".{name}: order {ids}")
    assert not wrong, "\n".join(wrong)
    return detalle
