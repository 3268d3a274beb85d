// Fails when opening any page for the first time loads more JavaScript, gzipped, than the limit.

import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const limit = 130_000
const dist = new URL('../dist/', import.meta.url)
const manifest = JSON.parse(await readFile(new URL('.vite/manifest.json', dist), 'utf8'))

async function sizeOf(file) {
  return gzipSync(await readFile(fileURLToPath(new URL(file, dist))), { level: 9 }).length
}

/** A chunk and all it imports at once. */
function chunksOf(name, found = new Set()) {
  if (!found.has(name)) {
    found.add(name)
    for (const imported of manifest[name].imports ?? []) chunksOf(imported, found)
  }
  return found
}

const entry = Object.keys(manifest).find((name) => manifest[name].isEntry)
const pages = Object.keys(manifest).filter((name) => manifest[name].isDynamicEntry)
let failed = false
for (const page of [entry, ...pages]) {
  const chunks = new Set([...chunksOf(entry), ...chunksOf(page)])
  let size = 0
  for (const chunk of chunks) size += await sizeOf(manifest[chunk].file)
  const verdict = size <= limit ? 'ok' : 'TOO MUCH'
  failed ||= size > limit
  console.log(
    `${(size / 1000).toFixed(1).padStart(6)} kB of ${limit / 1000}  ${verdict}  ${page === entry ? 'sign-in' : page}`,
  )
}
process.exit(failed ? 1 : 0)
