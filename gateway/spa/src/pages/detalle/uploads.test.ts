import type { Archivo } from '@api'
import { describe, expect, it } from 'vitest'
import { ApiError } from '../../api/errors'
import type { UploadWatch } from '../../api/upload'
import { UploadQueue, type Upload } from './uploads'

/** A server that takes files when it is told to, and can lose its answer. */
function world() {
  const archivos: Archivo[] = []
  const sent: {
    upload: Upload
    watch: UploadWatch
    answer: (id: number) => void
    fail: (error: ApiError) => void
  }[] = []
  const done: string[] = []
  const queue = new UploadQueue({
    send: (upload, watch) =>
      new Promise((answer, fail) => {
        sent.push({ upload, watch, answer, fail })
      }),
    list: () => Promise.resolve(archivos),
    done: ({ file }) => done.push(file.name),
  })
  /** The server keeps the file of that attempt. */
  const keep = ({ upload: { file, tipo, pago_id } }: { upload: Upload }) => {
    const id = archivos.length + 1
    const found = { mime_type: null, mime_detectado: null }
    archivos.push({ id, archivo_id: id, nombre: file.name, tamano_bytes: file.size, tipo, pago_id, ...found })
    return id
  }
  return { queue, sent, done, archivos, keep }
}

const file = (name: string, text = 'x') => new File([text], name)
const lost = () => new ApiError({ kind: 'offline', message: 'Sin conexión' })
const settled = () => new Promise((resolve) => setTimeout(resolve))

describe('files on their way', () => {
  it('go two at a time, in their order', async () => {
    const { queue, sent, done, keep } = world()
    queue.add([file('a'), file('b'), file('c')], 'OTROS', null, [])
    expect(sent.map(({ upload }) => upload.file.name)).toEqual(['a', 'b'])
    sent[0]!.watch.onProgress(0.5)
    expect(queue.uploads.get().map(({ status, progress }) => [status, progress])).toEqual([
      ['sending', 0.5],
      ['sending', 0],
      ['waiting', 0],
    ])
    sent[0]!.answer(keep(sent[0]!))
    await settled()
    expect(sent.map(({ upload }) => upload.file.name)).toEqual(['a', 'b', 'c'])
    expect(done).toEqual(['a'])
  })

  it('stay when they fail, and are sent again from the beginning', async () => {
    const { queue, sent, done, archivos, keep } = world()
    queue.add([file('a')], 'OTROS', null, [])
    sent[0]!.fail(lost())
    await settled()
    expect(queue.uploads.get()[0]).toMatchObject({ status: 'failed', error: { kind: 'offline' } })
    queue.retry([queue.uploads.get()[0]!.id])
    await settled()
    expect(sent).toHaveLength(2)
    sent[1]!.answer(keep(sent[1]!))
    await settled()
    expect([done, archivos.length]).toEqual([['a'], 1])
  })

  it('are not sent again when only the answer was lost', async () => {
    const { queue, sent, done, archivos, keep } = world()
    queue.add([file('a')], 'EVIDENCIA_PAGO', 7, [])
    keep(sent[0]!)
    sent[0]!.fail(lost())
    await settled()
    queue.retry([queue.uploads.get()[0]!.id])
    await settled()
    expect([sent.length, archivos.length, done]).toEqual([1, 1, ['a']])
    expect(queue.uploads.get()).toEqual([])
  })

  it('are sent again when nothing arrived, whatever else is of that name', async () => {
    const { queue, sent, archivos, keep } = world()
    const before = keep({ upload: { file: file('a'), tipo: 'OTROS', pago_id: null } as Upload })
    queue.add([file('a')], 'OTROS', null, [before])
    keep({ upload: { file: file('a', 'longer'), tipo: 'OTROS', pago_id: null } as Upload })
    keep({ upload: { file: file('a'), tipo: 'DOCUMENTO', pago_id: null } as Upload })
    sent[0]!.fail(lost())
    await settled()
    queue.retry([queue.uploads.get()[0]!.id])
    await settled()
    expect(sent).toHaveLength(2)
    sent[1]!.answer(keep(sent[1]!))
    await settled()
    expect(archivos).toHaveLength(4)
  })

  it('of two that are alike, the one that arrived is not taken for the other', async () => {
    const { queue, sent, archivos, keep } = world()
    queue.add([file('a'), file('a')], 'OTROS', null, [])
    sent[0]!.answer(keep(sent[0]!))
    sent[1]!.fail(lost())
    await settled()
    queue.retry([queue.uploads.get()[0]!.id])
    await settled()
    expect(sent).toHaveLength(3)
    sent[2]!.answer(keep(sent[2]!))
    await settled()
    expect(archivos).toHaveLength(2)
  })

  it('stop when they are dropped', async () => {
    const { queue, sent } = world()
    queue.add([file('a')], 'OTROS', null, [])
    const { signal } = sent[0]!.watch
    queue.drop(queue.uploads.get()[0]!.id)
    expect([signal.aborted, queue.uploads.get()]).toEqual([true, []])
    sent[0]!.fail(lost())
    await settled()
    expect(queue.uploads.get()).toEqual([])
  })
})
