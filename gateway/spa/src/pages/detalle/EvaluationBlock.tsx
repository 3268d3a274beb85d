import type { ResultadoMedico } from '@api'
import { ESTADO_CERTIFICADO } from '@api'
import { useState } from 'react'
import { showDate, showTime } from '../../lib/dates'
import type { Form } from '../../lib/useForm'
import { certificadoWords } from '../../lib/words'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { SelectField } from '../../ui/Field'
import { FieldGrid } from '../../ui/FieldGrid'
import { Fact, Facts } from '../../ui/Facts'
import { ActionButton } from './ActionButton'
import { Checklist } from './Checklist'
import { closingChecks, CloseForm } from './CloseForm'
import { isFinal, useDetail } from './context'
import styles from './DetailPage.module.css'
import { EditForm } from './EditForm'
import { certificateNames } from './fieldsets'

export function EvaluationBlock() {
  const { detalle, can } = useDetail()
  const [editing, setEditing] = useState(false)
  // Whoever may close chooses the certificate with the result; once begun, the form stays whatever others do.
  const [closable, setClosable] = useState(false)
  const canClose = can('CERRAR') && !isFinal(detalle)
  if (canClose && !closable) setClosable(true)
  const showForm = canClose || (closable && detalle.resultados_medicos.length === 0 && !detalle.fecha_cierre)

  return (
    <Card
      id="evaluacion"
      title="Evaluación"
      actions={
        <>
          <ActionButton actions={['ASIGNAR_MEDICO', 'CAMBIAR_MEDICO']} />
          {!editing && !canClose && can('EDITAR_DATOS') && (
            <Button small onClick={() => setEditing(true)}>
              Editar certificado
            </Button>
          )}
        </>
      }
    >
      <Facts>
        <Fact label="Médico">{detalle.asignaciones_vigentes.MEDICO?.nombre ?? 'Sin médico'}</Fact>
        {!editing && (
          <Fact label="Certificado">
            {detalle.estado_certificado && certificadoWords[detalle.estado_certificado]}
          </Fact>
        )}
        {detalle.fecha_cierre && <Fact label="Cerrada el">{showTime(detalle.fecha_cierre)}</Fact>}
      </Facts>
      {editing && (
        <EditForm names={certificateNames} success="Certificado guardado." onClose={() => setEditing(false)}>
          {(form) => <CertificateField form={form} />}
        </EditForm>
      )}
      {detalle.resultados_medicos.map((resultado) => (
        <Result key={resultado.resultado_id} resultado={resultado} />
      ))}
      {showForm && <CloseForm />}
      {!showForm && !isFinal(detalle) && <Checklist items={closingChecks(detalle)} />}
    </Card>
  )
}

export function CertificateField({ form, prefix = '' }: { form: Form; prefix?: string }) {
  return (
    <FieldGrid>
      <SelectField
        field={form.field(`${prefix}estado_certificado`)}
        label="Certificado"
        none="Sin definir"
        options={ESTADO_CERTIFICADO.map((value) => ({ value, label: certificadoWords[value] }))}
      />
    </FieldGrid>
  )
}

function Result({ resultado }: { resultado: ResultadoMedico }) {
  return (
    <div className={styles.group}>
      <h3>Resultado médico</h3>
      <Facts>
        <Fact label="Fecha de evaluación">{showDate(resultado.fecha_evaluacion)}</Fact>
        <Fact label="Certificado">
          {resultado.estado_certificado && certificadoWords[resultado.estado_certificado]}
        </Fact>
        <Fact label="Diagnóstico" width="full">
          {resultado.diagnostico}
        </Fact>
        <Fact label="Resultado" width="full">
          {resultado.resultado}
        </Fact>
        <Fact label="Observaciones" width="full">
          {resultado.observaciones}
        </Fact>
        <Fact label="Recomendaciones" width="full">
          {resultado.recomendaciones}
        </Fact>
      </Facts>
    </div>
  )
}
