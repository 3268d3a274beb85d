import type { Archivo, TipoArchivo } from '@api'
import { asApiError, type ApiError } from '../../api/errors'
import type { UploadWatch } from '../../api/upload'
import { Store } from '../../lib/store'

/** The files on their way to one request: some at once, the others wait; what fails stays, to be sent again. */

export interface Upload {
  id: number
  file: File
  tipo: TipoArchivo
  pago_id: number | null
  status: 'waiting' | 'sending' | 'failed'
  /** From 0 to 1. */
  progress: number
  error: ApiError | null
}

export interface UploadPorts {
  /** Answers the new file's id. */
  send: (upload: Upload, watch: UploadWatch) => Promise<number>
  /** What the request has by now. */
  list: () => Promise<Archivo[]>
  done: (upload: Upload) => void
}

/** What is not on the screen. */
interface Hidden {
  abort: AbortController
  /** The files that were there before, among which it is not. */
  known: Set<number>
  /** An earlier attempt failed: the server may have it all the same, and only the answer was lost. */
  tried: boolean
}

const atOnce = 2

export class UploadQueue {
  readonly uploads = new Store<Upload[]>([])
  private readonly hidden = new Map<number, Hidden>()
  private readonly ended = new Set<number>()
  private sending = 0
  private lastId = 0

  constructor(private readonly ports: UploadPorts) {}

  add(files: File[], tipo: TipoArchivo, pago_id: number | null, known: number[]): void {
    const fresh = files.map((file): Upload => {
      const id = ++this.lastId
      this.hidden.set(id, { abort: new AbortController(), known: new Set(known), tried: false })
      return { id, file, tipo, pago_id, status: 'waiting', progress: 0, error: null }
    })
    this.uploads.set([...this.uploads.get(), ...fresh])
    this.start()
  }

  retry(ids: number[]): void {
    for (const id of ids) this.change(id, { status: 'waiting', progress: 0, error: null })
    this.start()
  }

  drop(id: number): void {
    this.hidden.get(id)?.abort.abort()
    this.remove(id)
  }

  stop(): void {
    this.uploads.get().forEach(({ id }) => this.drop(id))
  }

  private start(): void {
    for (const upload of this.uploads.get()) {
      if (this.sending >= atOnce) return
      if (upload.status === 'waiting') void this.send(upload)
    }
  }

  private async send(upload: Upload): Promise<void> {
    const { id } = upload
    const hidden = this.hidden.get(id)!
    this.sending++
    this.change(id, { status: 'sending' })
    try {
      const archivo_id =
        (hidden.tried ? await this.findSent(upload, hidden) : undefined) ??
        (await this.ports.send(upload, {
          onProgress: (progress) => this.change(id, { progress }),
          signal: hidden.abort.signal,
        }))
      this.ended.add(archivo_id)
      this.remove(id)
      this.ports.done(upload)
    } catch (thrown) {
      hidden.tried = true
      this.change(id, { status: 'failed', error: asApiError(thrown) })
    } finally {
      this.sending--
      this.start()
    }
  }

  /** The file of an earlier attempt: like it, new since, and of no other upload here. */
  private async findSent({ file, tipo, pago_id }: Upload, { known }: Hidden): Promise<number | undefined> {
    const all = await this.ports.list()
    return all.find(
      (one) =>
        !known.has(one.archivo_id) &&
        !this.ended.has(one.archivo_id) &&
        one.nombre === file.name &&
        one.tamano_bytes === file.size &&
        one.tipo === tipo &&
        one.pago_id === pago_id,
    )?.archivo_id
  }

  private change(id: number, some: Partial<Upload>): void {
    this.uploads.set(this.uploads.get().map((one) => (one.id === id ? { ...one, ...some } : one)))
  }

  private remove(id: number): void {
    this.hidden.delete(id)
    this.uploads.set(this.uploads.get().filter((one) => one.id !== id))
  }
}
