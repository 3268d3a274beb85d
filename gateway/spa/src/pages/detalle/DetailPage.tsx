import type { Archivo } from '@api'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'react-router-dom'
import { asApiError, type ApiError } from '../../api/errors'
import { detailQuery, queryClient, type Seen } from '../../api/queries'
import { NotFound } from '../../app/NotFound'
import { anythingUnsaved } from '../../lib/unsaved'
import { useTitle } from '../../lib/useTitle'
import { tellForbidden } from '../../ui/Notices'
import { ReadError, Skeleton } from '../../ui/States'
import { AssignDialog } from './AssignDialog'
import { CancelDialog } from './CancelDialog'
import { CareBlock } from './CareBlock'
import { ConflictDialog, type Refusal } from './ConflictDialog'
import { Detail, nextOf, type OpenDialog } from './context'
import { DataBlock } from './DataBlock'
import { DeleteDialog } from './DeleteDialog'
import styles from './DetailPage.module.css'
import { EvaluationBlock } from './EvaluationBlock'
import { useUploads } from './files'
import { FilesBlock } from './FilesBlock'
import { Header } from './Header'
import { HistoryBlock } from './HistoryBlock'
import { NextStep } from './NextStep'
import { OtherActions } from './OtherActions'
import { OverrideDialog } from './OverrideDialog'
import { PaymentBlock } from './PaymentBlock'
import { PaymentDialog } from './PaymentDialog'
import { PreviewDialog } from './PreviewDialog'

export default function DetailPage() {
  const { id = '' } = useParams()
  // Every request has a page of its own: forms of one must not meet the data of another.
  if (!/^[1-9]\d{0,15}$/.test(id)) return <NotFound what="Esa solicitud no existe" />
  return <DetailOf key={id} id={Number(id)} />
}

function DetailOf({ id }: { id: number }) {
  // While somebody types, what is under the hands changes only when something is sent.
  const query = useQuery({ ...detailQuery(id), refetchOnWindowFocus: () => !anythingUnsaved() })
  useTitle(query.data?.detalle.codigo ?? 'Solicitud')

  if (query.data) return <Loaded id={id} seen={query.data} />
  if (query.isPending) return <Skeleton lines={9} label="Cargando la solicitud" />
  if (asApiError(query.error).kind === 'missing') return <NotFound what="Esa solicitud no existe" />
  return (
    <>
      <h1 className="visually-hidden">Solicitud</h1>
      <ReadError error={query.error} onRetry={() => void query.refetch()} busy={query.isFetching} />
    </>
  )
}

function Loaded({ id, seen }: { id: number; seen: Seen }) {
  const { detalle, etag } = seen
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [shown, setShown] = useState<Archivo | null>(null)
  const uploads = useUploads(id)
  const close = () => setDialog(null)

  const tellRefusal = async (error: ApiError) => {
    const known = detalle.historial[0]?.historial_id ?? 0
    const fresh = await queryClient.fetchQuery({ ...detailQuery(id), staleTime: 0 }).catch(() => null)
    const changes = fresh?.detalle.historial.filter(({ historial_id }) => historial_id > known) ?? []
    if (error.kind === 'forbidden' && changes.length === 0) tellForbidden(error.message)
    else setRefusal({ error, changes })
  }

  return (
    <Detail.Provider
      value={{
        detalle,
        etag,
        can: (accion) => detalle.acciones_permitidas.includes(accion),
        next: nextOf(detalle),
        open: setDialog,
        uploads,
        preview: setShown,
        tellRefusal: (error) => void tellRefusal(error),
      }}
    >
      <Header />
      <NextStep />
      <div className={styles.columns}>
        <div className={styles.column}>
          <DataBlock />
          <CareBlock />
          <PaymentBlock />
          <EvaluationBlock />
          <FilesBlock />
        </div>
        <div className={styles.column}>
          <HistoryBlock />
          <OtherActions />
        </div>
      </div>
      {dialog === 'gestor' && <AssignDialog rol="GESTOR" onClose={close} />}
      {dialog === 'medico' && <AssignDialog rol="MEDICO" onClose={close} />}
      {dialog === 'pago' && <PaymentDialog onClose={close} />}
      {dialog === 'cancelar' && <CancelDialog onClose={close} />}
      {dialog === 'override' && <OverrideDialog onClose={close} />}
      {dialog === 'eliminar' && <DeleteDialog onClose={close} />}
      {shown && <PreviewDialog archivo={shown} onClose={() => setShown(null)} />}
      {refusal && <ConflictDialog refusal={refusal} onClose={() => setRefusal(null)} />}
    </Detail.Provider>
  )
}
