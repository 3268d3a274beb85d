// What every file of tests shares: one stack, one browser, a context for each person and width.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { chromium } from 'playwright-core'
import { Api, people } from './api.mjs'
import { Stack } from './stack.mjs'

export const widths = (process.env.CMEP_WIDTHS ?? '360,768,1280').split(',').map(Number)
const deadline = 15_000
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export const launch = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags })

/** A browser of its own, as nobody or, with an API's session, as that person. */
export async function newContext(browser, origin, width, { api, ...options } = {}) {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width, height: 800 },
    reducedMotion: 'reduce',
    locale: 'es-PE',
    ...options,
  })
  context.setDefaultTimeout(deadline)
  if (api) await context.addCookies([{ ...api.cookie, url: origin }])
  return context
}

/** What the browser reports of answers that are no fault: nobody signed in yet, a document nobody has. */
const usual = [/status of 401 .*\/auth\/(me|login)/, /status of 404 .*\/personas/]

export class Suite {
  problems = []
  expected = [...usual]
  apis = {}
  contexts = new Map()

  /** `prepare` runs once all of it stands. */
  static open(prepare = async () => undefined) {
    const suite = new Suite()
    before(async () => {
      suite.browser = await launch()
      suite.stack = await Stack.start()
      suite.api = await suite.apiOf('ADMIN')
      await prepare(suite)
    })
    after(async () => {
      await suite.browser?.close()
      await suite.stack?.stop()
    })
    return suite
  }

  /** The same test at every width. */
  each(name, body) {
    for (const width of widths) test(`${name} (${width} px)`, { timeout: 180_000 }, () => body(width))
  }

  /** To stand last in a file. */
  nothingBroken() {
    test('no page broke the security policy or wrote an error to the console', () => {
      assert.deepEqual(this.problems, [])
    })
  }

  async apiOf(role) {
    this.apis[role] ??= await Api.signIn(this.stack.origin, people[role])
    return this.apis[role]
  }

  /** The same, with what it complains of noted. */
  async context(width, options) {
    const context = await newContext(this.browser, this.stack.origin, width, options)
    context.on('console', (message) => {
      if (message.type() === 'error') this.note(`${message.text()} ${message.location().url}`)
    })
    context.on('weberror', (error) => this.note(String(error.error())))
    return context
  }

  note(problem) {
    if (!this.expected.some((pattern) => pattern.test(problem))) this.problems.push(problem)
  }

  /** Somebody new, in a browser of their own, who can become something else without touching the others. */
  async newcomer(rol, width, address) {
    const person = await this.stack.hire(rol, 'Nueva', 'Persona')
    const context = await this.context(width, { api: await Api.signIn(this.stack.origin, person) })
    const page = await context.newPage()
    await page.goto(address)
    const become = (other) =>
      this.stack.sql(`UPDATE user_role SET user_role = '${other}' WHERE user_id = ${person.user_id}`)
    return { page, become }
  }

  /** A page of somebody signed in; the same browser for the same person and width. */
  async page(role, width, address = '/app') {
    const key = `${role} ${width}`
    if (!this.contexts.has(key)) {
      const context = await this.context(width, { api: await this.apiOf(role) })
      this.contexts.set(key, { context, page: await context.newPage() })
    }
    const { page } = this.contexts.get(key)
    await page.goto(address)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    return page
  }
}

/* ---- what tests press and read */

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const named = (name) => ({ name: new RegExp(`^${escape(name)}( \\(opcional\\))?$`) })

export const text = (scope, name) => scope.getByRole('textbox', named(name))
export const choice = (scope, name) => scope.getByRole('combobox', named(name))
export const button = (scope, name) => scope.getByRole('button', { name, exact: true })
export const radio = (scope, name) => scope.getByRole('radio', { name, exact: true })
export const region = (scope, name) => scope.getByRole('region', { name, exact: true })
export const group = (scope, name) => scope.getByRole('group', { name, exact: true })
export const dialog = (page, name) =>
  page.getByRole('dialog', { name, exact: true }).or(page.getByRole('alertdialog', { name, exact: true }))

export const field = (scope, name) => text(scope, name).or(choice(scope, name))

/** Types into fields by their names. */
export async function fill(scope, values) {
  for (const [name, value] of Object.entries(values)) await field(scope, name).fill(value)
}

export async function toast(page, words) {
  await page.getByRole('status', { name: 'Avisos' }).getByText(words).first().waitFor()
}

export async function see(locator) {
  await locator.first().waitFor()
}

export async function gone(locator) {
  await locator.first().waitFor({ state: 'hidden' })
}

export async function focused(locator, when) {
  assert.equal(await locator.evaluate((one) => one === document.activeElement), true, `the focus ${when}`)
}

export const linesOf = (page, block) => region(page, block).getByRole('listitem').allInnerTexts()

export const detailAddress = ({ solicitud_id }) => `/app/solicitudes/${solicitud_id}`

/** By how many pixels the page is wider than its window. */
export const overflow = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

export async function noSidewaysScroll(page) {
  const sideways = await overflow(page)
  assert.ok(sideways <= 0, `${page.url()} is ${sideways} px wider than its window`)
}
