import type { EstadoPago, Pago } from '@api'
import { showDate, showTime } from '../../lib/dates'
import { showMoney, writeCents } from '../../lib/money'
import { canalWords } from '../../lib/words'
import { Card } from '../../ui/Card'
import { Fact, Facts } from '../../ui/Facts'
import { Icon } from '../../ui/Icon'
import { ActionButton } from './ActionButton'
import { useDetail } from './context'
import { previewOf } from './files'
import styles from './PaymentBlock.module.css'
import { balanceOf } from './payments'

const words: Record<EstadoPago, string> = { PENDIENTE: 'Pendiente', PAGADO: 'Pagado', OBSERVADO: 'Observado' }

export function PaymentBlock() {
  const { detalle } = useDetail()
  const { paid, balance } = balanceOf(detalle)
  const currency = detalle.tarifa_moneda ?? detalle.pagos[0]?.moneda ?? 'PEN'
  return (
    <Card title="Pago" actions={<ActionButton actions={['REGISTRAR_PAGO']} />}>
      <Facts compact>
        <Fact label="Estado del pago">{words[detalle.estado_pago]}</Fact>
        <Fact label="Tarifa">{showMoney(detalle.tarifa_monto, currency)}</Fact>
        <Fact label="Pagado">{showMoney(writeCents(paid), currency)}</Fact>
        {balance !== null && (
          <Fact label={balance < 0n ? 'Pagado de más' : 'Saldo'}>
            {showMoney(writeCents(balance < 0n ? -balance : balance), currency)}
          </Fact>
        )}
      </Facts>
      {detalle.pagos.length > 0 ? (
        <Payments pagos={detalle.pagos} />
      ) : (
        <p className={styles.none}>Todavía no hay pagos registrados.</p>
      )}
    </Card>
  )
}

function Payments({ pagos }: { pagos: Pago[] }) {
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">Pagos</caption>
      <thead>
        <tr>
          <th scope="col">Fecha</th>
          <th scope="col">Canal</th>
          <th scope="col" className={styles.wide}>
            Referencia
          </th>
          <th scope="col" className={styles.wide}>
            Registrado
          </th>
          <th scope="col" className={styles.right}>
            Monto
          </th>
        </tr>
      </thead>
      <tbody>
        {pagos.map((pago) => (
          <tr key={pago.pago_id}>
            <td className="number">{showDate(pago.fecha_pago)}</td>
            <td>
              {canalWords[pago.canal_pago] ?? pago.canal_pago}
              <span className={styles.narrow}>{pago.referencia_transaccion}</span>
              {pago.comentario && <span className={styles.comment}>{pago.comentario}</span>}
              <PaymentFiles pago={pago} />
            </td>
            <td className={styles.wide}>{pago.referencia_transaccion ?? '–'}</td>
            <td className={`${styles.wide} number`}>{showTime(pago.validated_at)}</td>
            <td className={`${styles.right} number`}>{showMoney(pago.monto, pago.moneda)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What was attached to a payment, to look at. */
function PaymentFiles({ pago: { pago_id } }: { pago: Pago }) {
  const { detalle, preview } = useDetail()
  const files = detalle.archivos?.filter((one) => one.pago_id === pago_id && previewOf(one)) ?? []
  return files.map((archivo) => (
    <button
      key={archivo.archivo_id}
      type="button"
      className={styles.file}
      onClick={() => preview(archivo)}
      aria-label={`Ver comprobante ${archivo.nombre}`}
    >
      <Icon name={previewOf(archivo) === 'picture' ? 'image' : 'file'} size={16} />
      {archivo.nombre}
    </button>
  ))
}
