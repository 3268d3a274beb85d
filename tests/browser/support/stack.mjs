// The real thing for one file of tests: database, services and gateway, by the script behind `make up`.

import { execFile, spawn } from 'node:child_process'
import { openSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { newDni } from './api.mjs'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const run = promisify(execFile)
const startSeconds = 120

/** The first true answer of `ask`; fails when there is none in time. */
export async function until(what, ask, seconds = 10) {
  const deadline = Date.now() + seconds * 1000
  for (;;) {
    const answer = await ask()
    if (answer) return answer
    if (Date.now() > deadline) throw new Error(`not within ${seconds} s: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Below the range that the kernel takes the ports of clients from. */
async function freePort() {
  for (;;) {
    const port = 20000 + Math.floor(Math.random() * 12000)
    const free = await new Promise((resolve) => {
      const probe = createServer()
      probe.once('error', () => resolve(false))
      probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
    })
    if (free) return port
  }
}

export class Stack {
  static async start() {
    const stack = new Stack()
    stack.directory = await mkdtemp('/tmp/cmep-') // short: ipc paths end at 107 bytes
    const port = await freePort()
    stack.origin = `http://127.0.0.1:${port}`
    const log = openSync(join(stack.directory, 'up.log'), 'a')
    stack.up = spawn('setpriv', ['--pdeathsig', 'TERM', join(root, 'infra/local/up')], {
      cwd: root,
      env: { ...process.env, CMEP_RUN_DIR: stack.directory, CMEP_PORT: String(port) },
      stdio: ['ignore', log, log],
    })
    stack.ended = new Promise((resolve) => stack.up.once('exit', resolve))
    try {
      await stack.ready()
    } catch (error) {
      const said = await readFile(join(stack.directory, 'up.log'), 'utf8')
      await stack.stop()
      throw new Error(`${error.message}\n${said}`)
    }
    return stack
  }

  async ready() {
    await until(
      '/ready answers 200',
      async () => {
        if (this.up.exitCode !== null) throw new Error(`infra/local/up ended with ${this.up.exitCode}`)
        const answer = await fetch(`${this.origin}/ready`).catch(() => null)
        return answer?.status === 200
      },
      startSeconds,
    )
  }

  /** `stop` or `start` one of gateway, auth, workflow, files, reports. */
  async control(command, name) {
    const configuration = join(this.directory, 'supervisord.conf')
    const program = name === 'gateway' ? name : `services:${name}`
    await run('supervisorctl', ['-c', configuration, command, program], { timeout: 30_000 })
  }

  /** Stops one, and starts it again whatever happens meanwhile. */
  async without(name, body) {
    await this.control('stop', name)
    try {
      await body()
    } finally {
      await this.control('start', name)
      await this.ready()
    }
  }

  /** What a command says in the environment that `up` wrote down for this run. */
  async command(script, ...words) {
    const all = ['-c', `set -a; . "$0/env"; ${script}`, this.directory, ...words]
    const { stdout } = await run('bash', all, { cwd: root })
    return stdout
  }

  /** One statement as root, for what nobody can do over the API; its rows, tab by tab. */
  async sql(statement) {
    const { username, password, pathname, searchParams } = new URL(await this.command('echo "$DB_URL_ROOT"'))
    const words = ['--socket', searchParams.get('unix_socket'), '--user', username, pathname.slice(1)]
    const { stdout } = await run('mariadb', ['--batch', '--skip-column-names', ...words, '--execute', statement], {
      env: { ...process.env, MYSQL_PWD: password },
    })
    return stdout.trim()
  }

  /** One more member of the staff, with an account. */
  async hire(rol, nombres, apellidos) {
    const documento = newDni()
    const account = { email: `${documento}@cmep.local`, password: 'una clave larga' }
    const person = { tipo_documento: 'DNI', numero_documento: documento, nombres, apellidos, roles: [rol] }
    const body = JSON.stringify({ ...person, user_email: account.email, password: account.password })
    const reply = await this.command('"$CMEP_BUILD_DIR/cmepctl" call auth.account_create "$1"', body)
    return { ...account, ...JSON.parse(reply), name: `${nombres} ${apellidos}` }
  }

  async stop() {
    this.up.kill('SIGTERM')
    const late = setTimeout(() => this.up.kill('SIGKILL'), 30_000)
    await this.ended
    clearTimeout(late)
    await rm(this.directory, { recursive: true, force: true })
  }
}
