import { useState } from 'react'
import { showDate } from '../../lib/dates'
import { showMoney } from '../../lib/money'
import { documentoWords, promotorWords } from '../../lib/words'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Fact, Facts } from '../../ui/Facts'
import { useDetail } from './context'
import { DataForm } from './DataForm'
import styles from './DetailPage.module.css'

export function DataBlock() {
  const { can } = useDetail()
  const [editing, setEditing] = useState(false)
  return (
    <Card
      title="Datos"
      actions={
        !editing &&
        can('EDITAR_DATOS') && (
          <Button small onClick={() => setEditing(true)}>
            Editar datos
          </Button>
        )
      }
    >
      {editing ? <DataForm onClose={() => setEditing(false)} /> : <DataView />}
    </Card>
  )
}

function DataView() {
  const { detalle } = useDetail()
  const { cliente, apoderado, promotor, servicio } = detalle
  return (
    <>
      <div className={styles.group}>
        <h3>Cliente</h3>
        <Facts>
          <Fact label="Nombres">{cliente.nombres}</Fact>
          <Fact label="Apellidos">{cliente.apellidos}</Fact>
          <Fact label={documentoWords[cliente.tipo_documento]}>{cliente.numero_documento}</Fact>
          <Fact label="Celular">{cliente.celular}</Fact>
          <Fact label="Correo electrónico" width="wide">
            {cliente.email}
          </Fact>
          <Fact label="Fecha de nacimiento">{showDate(cliente.fecha_nacimiento)}</Fact>
          <Fact label="Dirección">{cliente.direccion}</Fact>
        </Facts>
      </div>
      {apoderado && (
        <div className={styles.group}>
          <h3>Apoderado</h3>
          <Facts>
            <Fact label="Nombres">{apoderado.nombres}</Fact>
            <Fact label="Apellidos">{apoderado.apellidos}</Fact>
            <Fact label={documentoWords[apoderado.tipo_documento]}>{apoderado.numero_documento}</Fact>
            <Fact label="Celular">{apoderado.celular_1}</Fact>
            <Fact label="Correo electrónico" width="wide">
              {apoderado.email}
            </Fact>
            <Fact label="Fecha de nacimiento">{showDate(apoderado.fecha_nacimiento)}</Fact>
            <Fact label="Dirección">{apoderado.direccion}</Fact>
          </Facts>
        </div>
      )}
      <div className={styles.group}>
        <h3>Solicitud</h3>
        <Facts>
          <Fact label="Servicio">{servicio?.descripcion}</Fact>
          <Fact label="Tarifa">{showMoney(detalle.tarifa_monto, detalle.tarifa_moneda)}</Fact>
          <Fact label="Promotor">
            {promotor ? `${promotor.nombre ?? ''} (${promotorWords[promotor.tipo_promotor]})` : 'Ninguno'}
          </Fact>
          {promotor?.fuente_promotor && <Fact label="Fuente">{promotor.fuente_promotor}</Fact>}
          <Fact label="Comentario" width="full">
            {detalle.comentario}
          </Fact>
        </Facts>
      </div>
    </>
  )
}
