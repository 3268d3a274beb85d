import type { Servicio, SolicitudCreada } from '@api'
import { useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { keys, queryClient, useServicios } from '../../api/queries'
import { showMoney } from '../../lib/money'
import { useForm, type Form } from '../../lib/useForm'
import { useTitle } from '../../lib/useTitle'
import { useWrite } from '../../lib/useWrite'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { AreaField, SelectField } from '../../ui/Field'
import { PageHeader } from '../../ui/PageHeader'
import { tellForbidden } from '../../ui/Notices'
import { Note, ReadError, WriteError } from '../../ui/States'
import { toast } from '../../ui/Toasts'
import { newBody, newCheck, newInitial } from './fields'
import styles from './NewPage.module.css'
import { PersonFields } from './PersonFields'
import { PromotorFields } from './PromotorFields'

export default function NewPage() {
  const navigate = useNavigate()
  const servicios = useServicios()
  const only = servicios.data?.length === 1 ? servicios.data[0] : undefined
  const [loose, setLoose] = useState<string[]>([])
  const form = useForm({
    initial: newInitial(only ? String(only.servicio_id) : ''),
    check: newCheck,
    draft: 'nueva',
  })
  const writer = useWrite<SolicitudCreada>({
    onSuccess: ({ data }) => {
      form.saved()
      void queryClient.invalidateQueries({ queryKey: keys.lists })
      void queryClient.invalidateQueries({ queryKey: keys.promotores })
      toast(`${data.codigo} registrada.`)
      navigate(`/app/solicitudes/${data.solicitud_id}`, { replace: true })
    },
    onError: (error) => {
      if (error.kind === 'invalid') setLoose(form.showErrors(error.fields))
      if (error.kind === 'forbidden') tellForbidden(error.message)
    },
  })
  const apoderado = form.field('con_apoderado')
  useTitle('Registrar solicitud')

  return (
    <>
      <PageHeader
        title="Registrar solicitud"
        about="Primero el documento: si ya lo conocemos, se completa solo."
      >
        {form.changed.length > 0 && <StartOver onStartOver={form.reset} />}
      </PageHeader>
      <form
        ref={form.ref}
        className={styles.form}
        noValidate
        onSubmit={form.submit((values) => writer.run({ path: '/solicitudes', body: newBody(values) }))}
      >
        <Card title="Cliente">
          <PersonFields form={form} who="cliente" title="Cliente" />
        </Card>
        <Card title="Apoderado">
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={apoderado.value !== ''}
              onChange={(event) => apoderado.onChange(event.target.checked ? 'si' : '')}
            />
            Agregar apoderado
          </label>
          {apoderado.value && <PersonFields form={form} who="apoderado" title="Apoderado" />}
        </Card>
        <Card title="Promotor">
          <PromotorFields form={form} />
        </Card>
        <Card title="Servicio">
          {servicios.isError && (
            <ReadError error={servicios.error} onRetry={() => void servicios.refetch()} />
          )}
          <ServiceFields form={form} servicios={servicios.data ?? []} />
        </Card>
        {writer.error?.kind === 'conflict' && <Note kind="danger">{writer.error.message}</Note>}
        <WriteError error={writer.error} loose={loose} />
        <div className={styles.send}>
          <Cost form={form} servicios={servicios.data ?? []} />
          <Button kind="primary" type="submit" busy={writer.pending}>
            Registrar solicitud
          </Button>
        </div>
      </form>
    </>
  )
}

function ServiceFields({ form, servicios }: { form: Form; servicios: Servicio[] }) {
  return (
    <div className={styles.fields}>
      <SelectField
        field={form.field('servicio_id')}
        label="Servicio"
        none="Ninguno"
        options={servicios.map((one) => ({
          value: String(one.servicio_id),
          label: one.descripcion_servicio,
        }))}
      />
      <AreaField field={form.field('comentario')} label="Comentario" />
    </div>
  )
}

function Cost({ form, servicios }: { form: Form; servicios: Servicio[] }) {
  const chosen = servicios.find(({ servicio_id }) => String(servicio_id) === form.values.servicio_id)
  return (
    <p className={styles.cost} role="status">
      {chosen?.tarifa_servicio ? (
        <>
          Costo: <strong>{showMoney(chosen.tarifa_servicio, chosen.moneda_tarifa)}</strong>
        </>
      ) : (
        'Sin costo definido'
      )}
    </p>
  )
}

/** A draft from before comes back by itself, so there must be a way to be rid of it. */
function StartOver({ onStartOver }: { onStartOver: () => void }) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button kind="quiet" onClick={() => setAsking(true)}>
        Empezar de nuevo
      </Button>
      {asking && (
        <ConfirmDialog
          title="¿Empezar de nuevo?"
          confirm="Borrar lo escrito"
          dismiss="Seguir editando"
          danger
          onDismiss={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false)
            onStartOver()
          }}
        >
          <p>El formulario queda vacío.</p>
        </ConfirmDialog>
      )}
    </>
  )
}
