import { useQuery } from '@tanstack/react-query'
import { listQuery, summaryQuery } from '../../api/queries'
import { showDaysInState } from '../../lib/dates'
import { ButtonLink } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Icon } from '../../ui/Icon'
import { StateBadge } from '../../ui/StateBadge'
import { ReadError, Skeleton } from '../../ui/States'
import styles from './HomePage.module.css'
import { RequestRows } from './RequestRows'
import { addressOfWork, filtersOf, type Work } from './work'

const shown = 5

export function WorkCard({ work }: { work: Work }) {
  const list = useQuery(listQuery({ ...filtersOf(work), page_size: shown }))
  const summary = useQuery(summaryQuery(work.mine ? { mine: true } : {}))
  const ages = summary.data?.estados.find(({ estado }) => estado === work.estado)

  return (
    <Card title={work.title} actions={<StateBadge estado={work.estado} />}>
      {list.isPending && <Skeleton lines={4} />}
      {list.isError && (
        <ReadError error={list.error} onRetry={() => void list.refetch()} busy={list.isFetching} />
      )}
      {list.data?.total === 0 && (
        <p className={styles.done}>
          <Icon name="check" />
          {work.done}
        </p>
      )}
      {list.data && list.data.total > 0 && (
        <>
          <p className={styles.head}>
            <span className={styles.count}>{list.data.total.toLocaleString('es-PE')}</span>
            {ages && ages.dias_max !== null && ages.dias_mediana !== null && (
              <span className={styles.ages}>
                {ages.dias_max < 1
                  ? 'Todas llegaron hoy.'
                  : `La que más espera: ${showDaysInState(ages.dias_max)}. Mediana: ${showDaysInState(ages.dias_mediana)}.`}
              </span>
            )}
          </p>
          <RequestRows items={list.data.items} />
          {list.data.total > shown && (
            <p className={styles.more}>
              <ButtonLink small kind="quiet" to={addressOfWork(work)}>
                Ver las {list.data.total.toLocaleString('es-PE')}
              </ButtonLink>
            </p>
          )}
        </>
      )}
    </Card>
  )
}
