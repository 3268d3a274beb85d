import { ESTADO_OPERATIVO, ROL, type EstadoOperativo, type Politica } from '@api'
import { usePolicy } from '../../api/queries'
import { accionWords, rolWords } from '../../lib/words'
import { Card } from '../../ui/Card'
import { DataList, type Column } from '../../ui/DataList'
import { StateBadge } from '../../ui/StateBadge'
import { ReadError, Skeleton } from '../../ui/States'

const columnsOf = (policy: Politica): Column<EstadoOperativo>[] => [
  { title: 'Estado', cell: (estado) => <StateBadge estado={estado} /> },
  ...ROL.map((rol) => ({
    title: rolWords[rol],
    cell: (estado: EstadoOperativo) => policy[rol][estado].map((one) => accionWords[one]).join(', ') || '–',
    words: true,
  })),
]

/** What each role may do in each state, as the server judges it. */
export function Policy() {
  const policy = usePolicy()
  return (
    <Card title="Qué puede hacer cada rol">
      {policy.isPending && <Skeleton lines={6} label="Cargando la política" />}
      {policy.isError && <ReadError error={policy.error} onRetry={() => void policy.refetch()} />}
      {policy.data && (
        <DataList
          caption="Qué puede hacer cada rol en cada estado"
          plain
          rows={[...ESTADO_OPERATIVO]}
          keyOf={(estado) => estado}
          columns={columnsOf(policy.data)}
        />
      )}
    </Card>
  )
}
