import { useQuery } from '@tanstack/react-query'
import { addressOf } from '../../api/client'
import { listQuery, summaryQuery } from '../../api/queries'
import { useRoles } from '../../app/useMe'
import { useMedia } from '../../lib/useMedia'
import { useTitle } from '../../lib/useTitle'
import { Button, ButtonLink } from '../../ui/Button'
import { DownloadLink } from '../../ui/DownloadLink'
import { PageHeader } from '../../ui/PageHeader'
import { Pager } from '../../ui/Pager'
import { SearchBox } from '../../ui/SearchBox'
import { Empty, ReadError, Skeleton } from '../../ui/States'
import { Toolbar } from '../../ui/Toolbar'
import { FilterPanel } from './FilterPanel'
import { useFilters } from './filters'
import styles from './ListPage.module.css'
import { RequestCards } from './RequestCards'
import { RequestTable } from './RequestTable'
import { StateChips } from './StateChips'

const pageSize = 20

export default function ListPage() {
  const { filters, set, clear } = useFilters()
  const list = useQuery(listQuery({ ...filters, page_size: pageSize }))
  const summary = useQuery(summaryQuery({ ...filters, estado_operativo: '', page: undefined, orden: '' }))
  const wide = useMedia('(min-width: 64rem)')
  const isAdmin = useRoles()('ADMIN')
  const filtered = Object.keys(filters).some((name) => name !== 'page' && name !== 'orden')
  useTitle('Solicitudes')

  return (
    <>
      <PageHeader title="Solicitudes">
        {isAdmin && (
          <DownloadLink href={addressOf('/solicitudes.csv', { ...filters, page: undefined })}>
            Exportar CSV
          </DownloadLink>
        )}
        <ButtonLink kind="primary" icon="plus" to="/app/solicitudes/nueva">
          Registrar solicitud
        </ButtonLink>
      </PageHeader>

      <Toolbar>
        <SearchBox
          label="Buscar solicitudes"
          placeholder="Nombre, documento o código"
          live
          value={filters.q ?? ''}
          onSearch={(q) => set('q', q, true)}
        />
        <FilterPanel filters={filters} onChange={set} onClear={clear} />
      </Toolbar>
      <StateChips
        summary={summary.data}
        current={filters.estado_operativo || ''}
        onChoose={(estado) => set('estado_operativo', estado)}
      />

      <section className={styles.results} aria-label="Resultados" aria-busy={list.isPlaceholderData}>
        {list.isPending && <Skeleton lines={8} label="Cargando solicitudes" />}
        {list.isError && (
          <ReadError error={list.error} onRetry={() => void list.refetch()} busy={list.isFetching} />
        )}
        {list.data && !list.isError && list.data.items.length === 0 && (
          <NoRequests
            filtered={filtered}
            onClear={clear}
            onFirst={filters.page ? () => set('page', '1') : undefined}
          />
        )}
        {list.data && !list.isError && list.data.items.length > 0 && (
          <>
            {wide ? <RequestTable items={list.data.items} /> : <RequestCards items={list.data.items} />}
            <Pager
              page={filters.page ?? 1}
              size={pageSize}
              shown={list.data.items.length}
              total={list.data.total}
              exact={list.data.exact}
              onPage={(page) => set('page', String(page))}
            />
          </>
        )}
      </section>
    </>
  )
}

function NoRequests({
  filtered,
  onClear,
  onFirst,
}: {
  filtered: boolean
  onClear: () => void
  onFirst?: () => void
}) {
  if (onFirst) {
    return (
      <Empty icon="list" title="Esta página ya no tiene solicitudes">
        <Button onClick={onFirst}>Ir a la primera página</Button>
      </Empty>
    )
  }
  if (filtered) {
    return (
      <Empty icon="search" title="Ninguna solicitud coincide">
        <p>Pruebe con menos palabras, otro estado u otras fechas.</p>
        <Button onClick={onClear}>Quitar filtros</Button>
      </Empty>
    )
  }
  return (
    <Empty icon="file" title="Todavía no hay solicitudes">
      <p>Registre la primera con los datos del cliente.</p>
      <ButtonLink kind="primary" icon="plus" to="/app/solicitudes/nueva">
        Registrar la primera
      </ButtonLink>
    </Empty>
  )
}
