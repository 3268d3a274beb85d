import type { Archivo, ArchivoLimites, ArchivoSubido } from '@api'
import { useEffect, useMemo } from 'react'
import { ApiError, asApiError } from '../../api/errors'
import { request, requestFile } from '../../api/client'
import { detailQuery, keys, queryClient } from '../../api/queries'
import { upload } from '../../api/upload'
import { showBytes } from '../../lib/bytes'
import { useStore } from '../../lib/store'
import { useUnsaved } from '../../lib/unsaved'
import { toast } from '../../ui/Toasts'
import { UploadQueue } from './uploads'

/** What is found in a file, in words; of the rest only that it is a file. */
const foundWords: Record<string, string> = {
  'application/pdf': 'PDF',
  'image/png': 'Imagen PNG',
  'image/jpeg': 'Imagen JPEG',
  'image/gif': 'Imagen GIF',
  'image/webp': 'Imagen WebP',
  'image/avif': 'Imagen AVIF',
  'image/bmp': 'Imagen BMP',
  'image/heic': 'Imagen HEIC',
  'image/heif': 'Imagen HEIF',
  'image/tiff': 'Imagen TIFF',
  'image/svg+xml': 'Dibujo SVG',
  'video/mp4': 'Video MP4',
  'text/plain': 'Texto',
  'text/html': 'Página web',
  'application/zip': 'ZIP o documento de Office',
}

/** What every browser shows without running anything in it. */
const pictures = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/bmp']

/** Goes by what the server found in the file, never by what it was said to be. */
export function previewOf({ mime_detectado }: Archivo): 'picture' | 'pdf' | null {
  if (mime_detectado === 'application/pdf') return 'pdf'
  return mime_detectado && pictures.includes(mime_detectado) ? 'picture' : null
}

export const kindOfFile = ({ mime_detectado }: Archivo): string =>
  foundWords[mime_detectado ?? ''] ?? 'Archivo'

/** Why a file is not worth sending, or null. What the server takes is not known before it said so. */
export function refusalOf(file: File, limits: ArchivoLimites | undefined): string | null {
  if (!limits) return null
  if (file.size > limits.tamano_maximo) {
    return `Pesa más de los ${showBytes(limits.tamano_maximo)} que se reciben.`
  }
  return limits.tipos.length > 0 && !limits.tipos.includes(file.type)
    ? 'No es de un tipo que se reciba.'
    : null
}

const uploadWords: Record<number, string> = {
  0: 'Se cortó la conexión.',
  404: 'La solicitud ya no existe.',
  413: 'Es más grande de lo que se recibe.',
  502: 'El almacén de archivos no lo aceptó.',
  504: 'El almacén de archivos no respondió a tiempo.',
  507: 'No queda espacio para archivos. Avise a un administrador.',
}

/** What went wrong with a file, and whether to send it again is of use. */
export function explainUpload(error: ApiError): { text: string; again: boolean } {
  const said = Object.values(error.fields).join(' ')
  return {
    text: uploadWords[error.status] ?? (said || error.message),
    again: error.retryable,
  }
}

const fileName = (file: File) => file.name || 'archivo'

/** The uploads of the request on the screen. They end with the page, which asks before it is left. */
export function useUploads(solicitud_id: number): UploadQueue {
  const queue = useMemo(() => {
    const detail = { ...detailQuery(solicitud_id), staleTime: 0 }
    return new UploadQueue({
      send: async ({ file, tipo, pago_id }, watch) => {
        const form = new FormData()
        form.set('tipo_archivo', tipo)
        if (pago_id !== null) form.set('pago_id', String(pago_id))
        form.set('file', file, fileName(file))
        return (await upload<ArchivoSubido>(`/solicitudes/${solicitud_id}/archivos`, form, watch)).archivo_id
      },
      list: async () => {
        const { archivos } = (await queryClient.fetchQuery(detail)).detalle
        if (!archivos)
          throw new ApiError({ kind: 'busy', status: 503, message: 'Los archivos no responden.' })
        return archivos
      },
      done: ({ file }) => {
        toast(`«${fileName(file)}» se subió.`)
        void queryClient.invalidateQueries({ queryKey: keys.detail(solicitud_id) })
      },
    })
  }, [solicitud_id])

  const uploads = useStore(queue.uploads)
  useUnsaved(uploads.length > 0)
  useEffect(() => {
    const again = () =>
      queue.retry(
        queue.uploads
          .get()
          .filter(({ error }) => error?.kind === 'offline')
          .map(({ id }) => id),
      )
    window.addEventListener('online', again)
    return () => {
      window.removeEventListener('online', again)
      queue.stop()
    }
  }, [queue])
  return queue
}

/** By way of the page, since a link would leave it when the session or the store is gone. */
export async function download({ archivo_id, nombre }: Archivo): Promise<void> {
  const address = URL.createObjectURL(
    await requestFile(`/archivos/${archivo_id}`, 'application/octet-stream'),
  )
  const link = document.createElement('a')
  link.href = address
  link.download = nombre
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** What is already gone is what was wanted. */
export async function remove(solicitud_id: number, archivo_id: number): Promise<void> {
  await request(`/archivos/${archivo_id}`, { method: 'DELETE' }).catch((error: unknown) => {
    if (asApiError(error).kind !== 'missing') throw error
  })
  await queryClient.invalidateQueries({ queryKey: keys.detail(solicitud_id) })
}
