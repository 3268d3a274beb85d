import { TIPO_PROMOTOR, type Promotor, type TipoPromotor } from '@api'
import { useState } from 'react'
import { Link } from 'react-router-dom'
import { usePromotores } from '../../api/queries'
import { matches } from '../../lib/search'
import { useAddress } from '../../lib/useAddress'
import { useTitle } from '../../lib/useTitle'
import { promotorWords } from '../../lib/words'
import { Button, ButtonLink } from '../../ui/Button'
import { FilterChips } from '../../ui/Chips'
import { DataList, type Column } from '../../ui/DataList'
import { PageHeader } from '../../ui/PageHeader'
import { Paged } from '../../ui/Pager'
import { SearchBox } from '../../ui/SearchBox'
import { Empty, ReadError, Skeleton } from '../../ui/States'
import { Toolbar } from '../../ui/Toolbar'
import { DeletePromotor, requestsOf } from './DeletePromotor'
import { PromotorDialog } from './PromotorDialog'

type Open = { dialog: 'nuevo' } | { dialog: 'editar' | 'eliminar'; promotor: Promotor }

const documentOf = (one: Promotor) =>
  one.ruc
    ? `RUC ${one.ruc}`
    : [one.persona_tipo_documento, one.persona_numero_documento].filter(Boolean).join(' ')

const columns: Column<Promotor>[] = [
  { title: 'Nombre', cell: (one) => one.nombre ?? '–' },
  { title: 'Tipo', cell: (one) => promotorWords[one.tipo_promotor], words: true },
  { title: 'Documento', cell: (one) => documentOf(one) || '–' },
  { title: 'Celular', cell: (one) => one.celular_1 ?? '–' },
  { title: 'Correo', cell: (one) => one.email ?? '–' },
  { title: 'Fuente', cell: (one) => one.fuente_promotor ?? '–' },
]

export default function PromotoresPage() {
  const promotores = usePromotores()
  const address = useAddress({
    q: () => true,
    tipo: (text) => TIPO_PROMOTOR.includes(text as TipoPromotor),
  })
  const [open, setOpen] = useState<Open | null>(null)
  const q = address.value('q')
  const tipo = address.value('tipo')
  const found = (promotores.data ?? []).filter((one) =>
    matches(q, [one.nombre, documentOf(one), one.celular_1, one.email, one.fuente_promotor]),
  )
  const rows = found.filter((one) => !tipo || one.tipo_promotor === tipo)
  useTitle('Promotores')

  return (
    <>
      <PageHeader title="Promotores" about="Quienes traen clientes a la clínica.">
        <Button kind="primary" icon="plus" onClick={() => setOpen({ dialog: 'nuevo' })}>
          Registrar promotor
        </Button>
      </PageHeader>
      <Toolbar>
        <SearchBox
          label="Buscar promotores"
          placeholder="Nombre, documento o celular"
          live
          value={q}
          onSearch={(text) => address.set({ q: text }, true)}
        />
      </Toolbar>
      <FilterChips
        label="Tipo"
        rows={promotores.data && found}
        options={TIPO_PROMOTOR.map((value) => ({ value, label: promotorWords[value] }))}
        chosen={tipo}
        isOf={(one, value) => one.tipo_promotor === value}
        onChoose={(value) => address.set({ tipo: value })}
      />
      <section aria-label="Resultados">
        {promotores.isPending && <Skeleton lines={6} label="Cargando promotores" />}
        {promotores.isError && (
          <ReadError
            error={promotores.error}
            onRetry={() => void promotores.refetch()}
            busy={promotores.isFetching}
          />
        )}
        {promotores.data && rows.length === 0 && (
          <NoPromotores filtered={promotores.data.length > 0} onClear={address.clear} />
        )}
        {rows.length > 0 && (
          <Paged rows={rows} page={address.page} onPage={(page) => address.set({ page: String(page) })}>
            {(shown) => (
              <DataList
                caption="Promotores"
                rows={shown}
                keyOf={(one) => one.promotor_id}
                columns={columns}
                actions={(one) => <Actions promotor={one} onOpen={setOpen} />}
              />
            )}
          </Paged>
        )}
      </section>
      {open?.dialog === 'nuevo' && <PromotorDialog promotor={null} onClose={() => setOpen(null)} />}
      {open?.dialog === 'editar' && <PromotorDialog promotor={open.promotor} onClose={() => setOpen(null)} />}
      {open?.dialog === 'eliminar' && (
        <DeletePromotor promotor={open.promotor} onClose={() => setOpen(null)} />
      )}
    </>
  )
}

function Actions({ promotor, onOpen }: { promotor: Promotor; onOpen: (open: Open) => void }) {
  const whose = <span className="visually-hidden"> de {promotor.nombre}</span>
  const whom = <span className="visually-hidden"> a {promotor.nombre}</span>
  return (
    <>
      <ButtonLink kind="quiet" small to={requestsOf(promotor)}>
        Solicitudes{whose}
      </ButtonLink>
      <Button kind="quiet" small onClick={() => onOpen({ dialog: 'editar', promotor })}>
        Editar{whom}
      </Button>
      <Button kind="quiet" small onClick={() => onOpen({ dialog: 'eliminar', promotor })}>
        Eliminar{whom}
      </Button>
    </>
  )
}

function NoPromotores({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  if (!filtered) {
    return (
      <Empty icon="user" title="Todavía no hay promotores">
        <p>
          Registre el primero aquí, o al <Link to="/app/solicitudes/nueva">registrar una solicitud</Link>.
        </p>
      </Empty>
    )
  }
  return (
    <Empty icon="search" title="Ningún promotor coincide">
      <p>Pruebe con menos palabras o con otro tipo.</p>
      <Button onClick={onClear}>Quitar filtros</Button>
    </Empty>
  )
}
