import { TIPO_ARCHIVO, type Archivo, type TipoArchivo } from '@api'
import { useEffect, useState, type DragEvent } from 'react'
import { detailQuery, queryClient, useLimites } from '../../api/queries'
import { showBytes } from '../../lib/bytes'
import { showDate } from '../../lib/dates'
import { showMoney } from '../../lib/money'
import type { FieldProps } from '../../lib/useForm'
import { archivoWords, canalWords } from '../../lib/words'
import { IconButton } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { SelectField } from '../../ui/Field'
import { Icon } from '../../ui/Icon'
import { Note, ReadError } from '../../ui/States'
import { ApiError } from '../../api/errors'
import { useDetail } from './context'
import { FilePicker } from './FilePicker'
import { FileTask } from './FileTask'
import { kindOfFile, previewOf, refusalOf } from './files'
import styles from './FilesBlock.module.css'
import { UploadRows } from './UploadRows'

export function FilesBlock() {
  const { detalle } = useDetail()
  const { archivos, permisos } = detalle
  return (
    <Card title="Archivos">
      {archivos === null && (
        <ReadError
          error={new ApiError({ kind: 'busy', message: 'Los archivos no se pueden mostrar ahora.' })}
          onRetry={() => void queryClient.invalidateQueries(detailQuery(detalle.solicitud_id))}
        />
      )}
      {archivos && archivos.length > 0 && <Files archivos={archivos} />}
      {archivos?.length === 0 && (
        <p className={styles.none}>
          Todavía no hay archivos.{permisos.subir_archivo && ' Agregue aquí comprobantes y documentos.'}
        </p>
      )}
      {permisos.subir_archivo && <AddFiles />}
    </Card>
  )
}

function Files({ archivos }: { archivos: Archivo[] }) {
  return (
    <ul className={styles.list} aria-label="Archivos">
      {archivos.map((archivo) => (
        <FileRow key={archivo.archivo_id} archivo={archivo} />
      ))}
    </ul>
  )
}

type Task = 'download' | 'remove'

function FileRow({ archivo }: { archivo: Archivo }) {
  const { detalle, preview } = useDetail()
  const [task, setTask] = useState<Task | null>(null)
  const { nombre, tipo, tamano_bytes, pago_id } = archivo
  const pago = detalle.pagos.find((one) => one.pago_id === pago_id)
  return (
    <li>
      <Icon name={previewOf(archivo) === 'picture' ? 'image' : 'file'} />
      <div>
        <p className={styles.name}>{nombre}</p>
        <p className={styles.about}>
          {archivoWords[tipo]}
          {pago && ` del ${showDate(pago.fecha_pago)}`} · {kindOfFile(archivo)} ·{' '}
          <span className="number">{showBytes(tamano_bytes)}</span>
        </p>
      </div>
      <div className={styles.actions}>
        {previewOf(archivo) && (
          <IconButton icon="eye" label={`Ver ${nombre}`} onClick={() => preview(archivo)} />
        )}
        <IconButton icon="download" label={`Descargar ${nombre}`} onClick={() => setTask('download')} />
        {detalle.permisos.eliminar_archivo && (
          <IconButton icon="trash" label={`Eliminar ${nombre}`} onClick={() => setTask('remove')} />
        )}
      </div>
      {task && <FileTask task={task} archivo={archivo} onClose={() => setTask(null)} />}
    </li>
  )
}

/** The files that a drag holds; a folder is none. */
function filesOf(event: DragEvent): File[] {
  return [...event.dataTransfer.items]
    .filter((item) => item.kind === 'file' && !item.webkitGetAsEntry()?.isDirectory)
    .flatMap((item) => item.getAsFile() ?? [])
}

/** A file that is dropped beside the place for it must not take the page away. */
function useNoDropElsewhere(): void {
  useEffect(() => {
    const refuse = (event: globalThis.DragEvent) => event.preventDefault()
    window.addEventListener('dragover', refuse)
    window.addEventListener('drop', refuse)
    return () => {
      window.removeEventListener('dragover', refuse)
      window.removeEventListener('drop', refuse)
    }
  }, [])
}

function AddFiles() {
  const { detalle, uploads } = useDetail()
  const limits = useLimites()
  const [tipo, setTipo] = useState<TipoArchivo>('DOCUMENTO')
  const [pago, setPago] = useState('')
  const [over, setOver] = useState(false)
  const [refused, setRefused] = useState<string[]>([])
  useNoDropElsewhere()

  const take = (files: File[]) => {
    const judged = files.map((file) => ({ file, refusal: refusalOf(file, limits.data) }))
    setRefused(judged.flatMap(({ file, refusal }) => (refusal ? [`${file.name}: ${refusal}`] : [])))
    uploads.add(
      judged.filter(({ refusal }) => !refusal).map(({ file }) => file),
      tipo,
      tipo === 'EVIDENCIA_PAGO' && pago ? Number(pago) : null,
      detalle.archivos?.map(({ archivo_id }) => archivo_id) ?? [],
    )
  }

  return (
    <>
      <UploadRows />
      {refused.length > 0 && (
        <div role="alert">
          <Note kind="danger">
            {refused.map((text) => (
              <p key={text}>{text}</p>
            ))}
          </Note>
        </div>
      )}
      <div
        className={`${styles.drop} ${over ? styles.over : ''}`}
        role="group"
        aria-label="Agregar archivos"
        data-no-print
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={(event) => !event.currentTarget.contains(event.relatedTarget as Node) && setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          take(filesOf(event))
        }}
      >
        <div className={styles.kinds}>
          <SelectField
            field={plain('tipo_archivo', tipo, (value) => setTipo(value as TipoArchivo))}
            label="Tipo de archivo"
            required
            options={TIPO_ARCHIVO.map((value) => ({ value, label: archivoWords[value] }))}
          />
          {tipo === 'EVIDENCIA_PAGO' && detalle.pagos.length > 0 && (
            <SelectField
              field={plain('pago_id', pago, setPago)}
              label="Del pago"
              none="Ninguno en particular"
              options={detalle.pagos.map((one) => ({
                value: String(one.pago_id),
                label: `${showDate(one.fecha_pago)} · ${showMoney(one.monto, one.moneda)} · ${canalWords[one.canal_pago] ?? one.canal_pago}`,
              }))}
            />
          )}
        </div>
        <div className={styles.buttons}>
          <FilePicker label="Elegir archivos" onFiles={take} />
          <p className={styles.hint}>
            O arrástrelos aquí.
            {limits.data && ` Hasta ${showBytes(limits.data.tamano_maximo)} cada uno.`}
          </p>
        </div>
      </div>
    </>
  )
}

/** A choice that belongs to no form. */
function plain(name: string, value: string, onChange: (value: string) => void): FieldProps {
  return { name, value, onChange, onBlur: () => undefined, error: null, theirs: null }
}
