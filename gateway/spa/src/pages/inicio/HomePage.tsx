import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router-dom'
import { listQuery } from '../../api/queries'
import { useMe } from '../../app/useMe'
import { greeting, showLongDay } from '../../lib/dates'
import { useTitle } from '../../lib/useTitle'
import { ButtonLink } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { PageHeader } from '../../ui/PageHeader'
import { SearchBox } from '../../ui/SearchBox'
import { Empty, ReadError, Skeleton } from '../../ui/States'
import styles from './HomePage.module.css'
import { RequestRows } from './RequestRows'
import { workOf } from './work'
import { WorkCard } from './WorkCard'

export default function HomePage() {
  const me = useMe()
  const isAdmin = me.roles.includes('ADMIN')
  const navigate = useNavigate()
  const own = useQuery(listQuery({ mine: true, page_size: 10 }))
  useTitle('Inicio')

  return (
    <>
      <PageHeader
        title={`${greeting()}, ${me.display_name.split(' ')[0]}`}
        about={`Hoy es ${showLongDay()}.`}
      >
        {isAdmin ? (
          <ButtonLink icon="chart" to="/app/reportes">
            Ver reportes
          </ButtonLink>
        ) : (
          <ButtonLink icon="list" to="/app/solicitudes?mine=true">
            Mis solicitudes
          </ButtonLink>
        )}
        <ButtonLink kind="primary" icon="plus" to="/app/solicitudes/nueva">
          Registrar solicitud
        </ButtonLink>
      </PageHeader>
      <div className={styles.search}>
        <SearchBox
          label="Buscar solicitudes"
          placeholder="Nombre, documento o código"
          value=""
          onSearch={(q) => q && navigate(`/app/solicitudes?q=${encodeURIComponent(q)}`)}
        />
      </div>

      <div className={styles.work}>
        {workOf(me.roles).map((work) => (
          <WorkCard key={work.title} work={work} />
        ))}
      </div>

      <Card
        title={isAdmin ? 'Últimas solicitudes' : 'Mis últimas solicitudes'}
        actions={
          <ButtonLink kind="quiet" small to="/app/solicitudes?mine=true">
            Ver todas
          </ButtonLink>
        }
      >
        {own.isPending && <Skeleton lines={5} />}
        {own.isError && (
          <ReadError error={own.error} onRetry={() => void own.refetch()} busy={own.isFetching} />
        )}
        {own.data && own.data.items.length > 0 && <RequestRows items={own.data.items} withDate />}
        {own.data?.items.length === 0 && (
          <Empty icon="file" title="Todavía no tiene solicitudes">
            <p>Aquí aparecen las que registre o le asignen.</p>
          </Empty>
        )}
      </Card>
    </>
  )
}
