import type { Detalle, HistorialFila } from '@api'
import { describe as suite, expect, it } from 'vitest'
import { closeBody, closeInitial, editBody, editInitial, paymentBody, paymentInitial } from './fieldsets'
import { describe } from './history'
import { balanceOf } from './payments'

const detalle = {
  cliente: { nombres: 'Ana', apellidos: 'Ríos', celular: '987', email: null, fecha_nacimiento: '1990-03-05' },
  apoderado: null,
  servicio: { servicio_id: 1 },
  promotor: null,
  tarifa_monto: '200.00',
  tarifa_moneda: 'PEN',
  estado_certificado: null,
  pagos: [
    { monto: '50.00', moneda: 'PEN' },
    { monto: '0.10', moneda: 'PEN' },
  ],
} as unknown as Detalle

suite('the bodies of the actions', () => {
  it('sends what was edited alone, null for what was cleared', () => {
    const names = ['cliente_nombres', 'cliente_celular', 'cliente_fecha_nacimiento', 'promotor_id']
    const initial = editInitial(detalle, names)
    expect(initial.cliente_fecha_nacimiento).toBe('05/03/1990')
    const values = { ...initial, cliente_celular: ' ', promotor_id: '7' }
    expect(editBody(values, ['cliente_celular', 'promotor_id'], names)).toEqual({
      cliente_celular: null,
      promotor_id: 7,
    })
  })

  it('starts a payment from what is still owed', () => {
    const { paid, balance } = balanceOf(detalle)
    expect([paid, balance]).toEqual([5010n, 14990n])
    const initial = paymentInitial(detalle, balance)
    expect(initial.monto).toBe('149.90')
    const body = paymentBody({ ...initial, canal_pago: 'YAPE', fecha_pago: '24/11/2026', monto: '1,000.5' })
    expect(body).toMatchObject({
      canal_pago: 'YAPE',
      fecha_pago: '2026-11-24',
      monto: '1000.50',
      comentario: null,
    })
  })

  it('closes without a medical result when none was written', () => {
    const initial = closeInitial(detalle)
    expect(closeBody(initial)).toEqual({ comentario: null })
    expect(closeBody({ ...initial, 'resultado.diagnostico': 'Sano' }).resultado).toMatchObject({
      diagnostico: 'Sano',
      observaciones: null,
      estado_certificado: null,
    })
  })
})

suite('the history in words', () => {
  const names = {
    servicio: () => undefined,
    promotor: (id: string) => `Promotor ${id}`,
    money: (text: string) => text,
  }
  const say = (campo: string, valor_anterior: string | null, valor_nuevo: string | null) =>
    describe({ campo, valor_anterior, valor_nuevo } as HistorialFila, names)

  it('has no codes in it', () => {
    expect(say('estado_atencion', 'REGISTRADO', 'ATENDIDO')).toBe('Cerró la solicitud')
    expect(say('cliente.celular_1', '1', null)).toBe('Borró el celular del cliente: «1»')
    expect(say('apoderado.nombres', 'Ana', 'Eva')).toBe('Cambió los nombres del apoderado: «Ana» → «Eva»')
    expect(say('tipo_atencion', null, 'VIRTUAL')).toBe('Puso el tipo de atención: «Virtual»')
    expect(say('promotor_id', null, '2')).toBe('Puso el promotor: «Promotor 2»')
    expect(say('override', 'CERRADO', 'true')).toBe('Usó Override en estado Cerrado')
  })
})
