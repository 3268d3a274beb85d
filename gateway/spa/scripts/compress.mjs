// Writes file.gz and file.br beside each file of the build that gets smaller by it; the gateway only sends them.

import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const dist = fileURLToPath(new URL('../dist', import.meta.url))
const compressible = /\.(html|js|css|svg|json|txt)$/

const encodings = {
  gz: (bytes) => promisify(gzip)(bytes, { level: 9 }),
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
}

async function* filesUnder(directory) {
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name)
    if (entry.isDirectory()) yield* filesUnder(path)
    else yield path
  }
}

for await (const path of filesUnder(dist)) {
  if (!compressible.test(path)) continue
  const bytes = await readFile(path)
  for (const [suffix, compress] of Object.entries(encodings)) {
    const compressed = await compress(bytes)
    if (compressed.length < bytes.length) await writeFile(`${path}.${suffix}`, compressed)
  }
}
