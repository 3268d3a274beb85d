import type { Archivo } from '@api'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { requestFile } from '../../api/client'
import { Button } from '../../ui/Button'
import { Dialog, DialogBody, DialogFooter } from '../../ui/Dialog'
import { Note, ReadError, Skeleton } from '../../ui/States'
import { FileTask } from './FileTask'
import { previewOf } from './files'
import styles from './FilesBlock.module.css'

/** Telephones have no place of their own for a PDF within a page. */
const showsPdf = navigator.pdfViewerEnabled

/** Shows a picture or a PDF as what the server found it to be; anything else is only downloaded. */
export function PreviewDialog({ archivo, onClose }: { archivo: Archivo; onClose: () => void }) {
  const [downloading, setDownloading] = useState(false)
  const kind = previewOf(archivo)
  return (
    <Dialog title={archivo.nombre} onClose={onClose} wide>
      <DialogBody>
        {kind === 'pdf' && !showsPdf ? (
          <Note>Este navegador no muestra PDF dentro de la página. Descárguelo para verlo.</Note>
        ) : (
          <Stage archivo={archivo} />
        )}
      </DialogBody>
      <DialogFooter>
        <Button onClick={onClose}>Volver</Button>
        <Button kind="primary" icon="download" onClick={() => setDownloading(true)}>
          Descargar
        </Button>
      </DialogFooter>
      {downloading && <FileTask task="download" archivo={archivo} onClose={() => setDownloading(false)} />}
    </Dialog>
  )
}

function Stage({ archivo }: { archivo: Archivo }) {
  const { archivo_id, mime_detectado, nombre } = archivo
  const [address, setAddress] = useState('')
  const [broken, setBroken] = useState(false)
  const file = useQuery({
    queryKey: ['archivo', archivo_id],
    queryFn: ({ signal }) => requestFile(`/archivos/${archivo_id}`, mime_detectado ?? '', signal),
    staleTime: Infinity,
    // Files are large, and what somebody may see now they may not see later.
    gcTime: 0,
  })
  useEffect(() => {
    if (!file.data) return
    const made = URL.createObjectURL(file.data)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [file.data])

  if (file.isError)
    return <ReadError error={file.error} onRetry={() => void file.refetch()} busy={file.isFetching} />
  if (!address) return <Skeleton lines={6} label="Cargando el archivo" />
  if (broken) return <Note kind="warning">La imagen está dañada y no se puede mostrar.</Note>
  return (
    <div className={styles.stage}>
      {previewOf(archivo) === 'pdf' ? (
        <iframe src={address} title={nombre} />
      ) : (
        <img src={address} alt={nombre} onError={() => setBroken(true)} />
      )}
    </div>
  )
}
