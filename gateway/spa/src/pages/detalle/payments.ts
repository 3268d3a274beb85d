import type { Detalle } from '@api'
import { readCents, sumCents } from '../../lib/money'

/** Paid so far in the currency of the tariff; the balance is null when there is no tariff. */
export function balanceOf({ pagos, tarifa_monto, tarifa_moneda }: Detalle): {
  paid: bigint
  balance: bigint | null
} {
  const currency = tarifa_moneda ?? pagos[0]?.moneda
  const paid = sumCents(pagos.filter(({ moneda }) => moneda === currency).map(({ monto }) => monto))
  const tariff = tarifa_monto === null ? null : readCents(tarifa_monto)
  return { paid, balance: tariff === null ? null : tariff - paid }
}
