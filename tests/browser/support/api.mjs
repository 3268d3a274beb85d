// Requests over the API: to bring one to a state before a test, and to count effects after it.

import assert from 'node:assert/strict'

export const people = {
  ADMIN: { email: 'admin@cmep.local', password: 'admin123', name: 'Admin Sistema' },
  OPERADOR: { email: 'operador@cmep.local', password: 'operador123', name: 'Ana Operadora' },
  GESTOR: { email: 'gestor@cmep.local', password: 'gestor123', name: 'Carlos Gestor' },
  MEDICO: { email: 'medico@cmep.local', password: 'medico123', name: 'Maria Medico' },
}

let lastDocument = 30_000_000
export const newDni = () => String(++lastDocument)

export class Api {
  static async signIn(origin, { email, password }) {
    const api = new Api()
    api.origin = origin
    const answer = await api.send('POST', '/auth/login', { email, password })
    assert.equal(answer.status, 200, `sign-in of ${email}`)
    const [name, value] = answer.headers.get('set-cookie').split(';')[0].split('=')
    api.cookie = { name, value }
    return api
  }

  send(method, path, body) {
    const headers = this.cookie ? { Cookie: `${this.cookie.name}=${this.cookie.value}` } : {}
    if (body !== undefined) headers['Content-Type'] = 'application/json'
    return fetch(this.origin + path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) })
  }

  async data(method, path, body) {
    const answer = await this.send(method, path, body)
    const json = await answer.json()
    assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${JSON.stringify(json)}`)
    return json.data
  }

  detail(id) {
    return this.data('GET', `/solicitudes/${id}`)
  }

  act(id, action, body = {}) {
    return this.data('POST', `/solicitudes/${id}/${action}`, body)
  }

  async count(query) {
    const answer = await this.send('GET', `/solicitudes?${new URLSearchParams(query)}`)
    return (await answer.json()).meta.total
  }

  async employee(rol, name = people[rol].name) {
    const all = await this.data('GET', `/empleados?rol=${rol}`)
    return all.find(({ nombre }) => nombre === name).persona_id
  }

  /** A new request brought to that state; its detail. */
  async request(estado = 'REGISTRADO', { cliente = {}, ...body } = {}) {
    const persona = { tipo_documento: 'DNI', numero_documento: newDni(), nombres: 'Lucía', apellidos: 'Ñahui Quispe' }
    const { solicitud_id: id } = await this.data('POST', '/solicitudes', {
      cliente: { ...persona, ...cliente },
      servicio_id: 1,
      ...body,
    })
    const steps = {
      ASIGNADO_GESTOR: async () => this.act(id, 'asignar-gestor', { persona_id_gestor: await this.employee('GESTOR') }),
      PAGADO: () => this.act(id, 'registrar-pago', { canal_pago: 'YAPE', fecha_pago: '2026-01-29', monto: '200.00' }),
      ASIGNADO_MEDICO: async () => this.act(id, 'asignar-medico', { persona_id_medico: await this.employee('MEDICO') }),
      CERRADO: () => this.act(id, 'cerrar'),
    }
    if (estado === 'CANCELADO') await this.act(id, 'cancelar', { comentario: 'Desistió' })
    else if (estado !== 'REGISTRADO') {
      for (const [reached, step] of Object.entries(steps)) {
        await step()
        if (reached === estado) break
      }
    }
    const detail = await this.detail(id)
    assert.equal(detail.estado_operativo, estado)
    return detail
  }
}
