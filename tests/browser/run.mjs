// Runs the browser tests against real stacks, one a file:
//
//   node run.mjs [FILE...]
//
//   CMEP_WIDTHS     widths in pixels (360,768,1280)
//   CHROMIUM        the browser (/usr/bin/chromium)
//   CMEP_BUILD_DIR  where the programs are (build), SPA_DIR: the built application (gateway/spa/dist)
//   CMEP_JOBS       files at once (2)

import { readdirSync } from 'node:fs'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('.', import.meta.url))
const named = process.argv.slice(2)
const files = named.length > 0 ? named : readdirSync(folder).filter((name) => name.endsWith('.test.mjs'))

let passed = 0
let failed = 0
const counted = ({ details, name }) => details.type !== 'suite' && !name.endsWith('.test.mjs')

const tests = run({
  files: files.map((name) => new URL(name, `file://${folder}`).pathname),
  concurrency: Number(process.env.CMEP_JOBS ?? 2),
})
tests.on('test:pass', (data) => counted(data) && passed++)
// A file that could not even begin fails under its own name.
tests.on('test:fail', (data) => data.details.type !== 'suite' && failed++)
tests.compose(new spec()).pipe(process.stdout)
tests.on('end', () => {
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0
  process.on('exit', () => console.log(`${passed} passed, ${failed} failed`))
})
