import type { Kpis as Figures } from '@api'
import { showMoney } from '../../lib/money'
import { Icon, type IconName } from '../../ui/Icon'
import { amountOf, changeOf, showCount, type Change } from './figures'
import styles from './ReportPage.module.css'

const soles = (money: number) => showMoney(amountOf(money), 'PEN')

const cards: { name: keyof Figures; label: string; show: (value: number) => string }[] = [
  { name: 'solicitudes', label: 'Solicitudes', show: showCount },
  { name: 'cerradas', label: 'Cerradas', show: showCount },
  { name: 'ingresos', label: 'Ingresos', show: soles },
  { name: 'ticket_promedio', label: 'Ticket promedio', show: soles },
]

const icons: Record<Change['direction'], IconName> = { up: 'up', down: 'down', same: 'dot' }

/** The four figures, each with what it was in as many days before. */
export function Kpis({ now, before }: { now: Figures; before: Figures }) {
  return (
    <section aria-label="Cifras principales">
      <dl className={styles.kpis}>
        {cards.map(({ name, label, show }) => {
          const change = changeOf(now[name], before[name])
          return (
            <div key={name} className={styles.kpi}>
              <dt>{label}</dt>
              <dd className={styles.value}>{show(now[name])}</dd>
              <dd className={`${styles.change} ${styles[change.direction]}`}>
                <Icon name={icons[change.direction]} size={16} />
                {change.words}
              </dd>
              <dd className={styles.before}>Periodo anterior: {show(before[name])}</dd>
              {name === 'ingresos' && (now.ingresos_usd > 0 || before.ingresos_usd > 0) && (
                <dd className={styles.before}>
                  Aparte, en dólares: {showMoney(amountOf(now.ingresos_usd), 'USD')} (antes{' '}
                  {showMoney(amountOf(before.ingresos_usd), 'USD')})
                </dd>
              )}
            </div>
          )
        })}
      </dl>
    </section>
  )
}
