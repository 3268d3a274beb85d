// Reads /openapi.json and shows it. What comes from the document enters the page as text, never as markup.
'use strict'

const TYPES = { string: 'texto', integer: 'entero', number: 'número', boolean: 'sí o no', object: 'objeto' }
const FORMATS = { date: 'fecha AAAA-MM-DD', 'date-time': 'instante ISO 8601, UTC', binary: 'archivo', password: 'texto secreto' }
const PLACES = { path: 'en la ruta', query: 'en la consulta', header: 'cabecera' }
const WHO = 'Quién puede: '
const number = new Intl.NumberFormat('es-PE', { maximumFractionDigits: 2 })

let api

// ---- making elements

function el(name, attributes, ...children) {
  const node = document.createElement(name)
  for (const [key, value] of Object.entries(attributes ?? {})) node.setAttribute(key, value)
  node.append(...children.flat().filter((child) => child !== undefined && child !== ''))
  return node
}

/** Text whose `words` are code. */
function prose(text) {
  return text.split('`').map((part, i) => (i % 2 ? el('code', {}, part) : part))
}

/** Paragraphs; one that begins with a word or two and a full stop has them as its heading. */
function paragraphs(text) {
  return text.split('\n\n').map((part) => {
    const [, lead, rest] = /^([^.`]{3,24}\.) (.+)$/s.exec(part) ?? [null, '', part]
    return el('p', {}, lead && el('strong', {}, lead), lead && ' ', prose(rest))
  })
}

// ---- reading the document

/** What a $ref stands for, with what stands beside it. */
function resolve(node) {
  if (!node.$ref) return node
  const { $ref, ...beside } = node
  const found = $ref.slice(2).split('/').reduce((at, key) => at[key.replaceAll('~1', '/').replaceAll('~0', '~')], api)
  return { ...resolve(found), ...beside }
}

/** A schema without its refs and nulls: `types` are what it may be besides null, which `nullable` tells. */
function plain(schema) {
  const { anyOf, ...beside } = resolve(schema)
  const found = anyOf ? { ...resolve(anyOf.find((one) => one.type !== 'null')), ...beside } : beside
  const types = [found.type ?? []].flat()
  return { ...found, types: types.filter((one) => one !== 'null'), nullable: Boolean(anyOf) || types.includes('null') }
}

function typeName(schema) {
  if ('const' in schema) return `siempre ${JSON.stringify(schema.const)}`
  if (schema.enum) return 'uno de'
  if (schema.types[0] === 'array') return `lista de ${typeName(plain(schema.items))}`
  return FORMATS[schema.format] ?? schema.types.map((one) => TYPES[one]).join(' o ')
}

function range(low, high, unit) {
  if (high === undefined) return low === undefined ? '' : `desde ${number.format(low)}${unit}`
  return low ? `de ${number.format(low)} a ${number.format(high)}${unit}` : `hasta ${number.format(high)}${unit}`
}

function bounds(schema) {
  return [
    range(schema.minLength, schema.maxLength, ' caracteres'),
    range(schema.minimum, schema.maximum, ''),
    range(schema.minItems, schema.maxItems, ' elementos'),
    schema.nullable ? 'admite null' : '',
    'default' in schema ? `por defecto ${schema.default}` : '',
  ].filter(Boolean)
}

/** A value that fits: the document's example, or the least that the schema asks for. */
function example(raw) {
  const schema = plain(raw)
  if (schema.examples) return schema.examples[0]
  if ('const' in schema) return schema.const
  if ('default' in schema) return schema.default
  if (schema.enum) return schema.enum[0]
  if (schema.types[0] === 'array') return [example(schema.items)]
  if (schema.types[0] === 'object') {
    const names = schema.required ?? Object.keys(schema.properties ?? {})
    return Object.fromEntries(names.map((name) => [name, example(schema.properties[name])]))
  }
  if (schema.types[0] === 'integer' || schema.types[0] === 'number') return schema.minimum ?? 1
  if (schema.types[0] === 'boolean') return true
  return { date: '2026-01-29', 'date-time': '2026-01-29T15:04:05.123456Z' }[schema.format] ?? 'texto'
}

/** Every operation of the document, in the order of its tags. */
function operations() {
  const all = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...operation,
      path,
      method: method.toUpperCase(),
      parameters: (operation.parameters ?? []).map(resolve),
    })),
  )
  return api.tags.map((tag) => ({ ...tag, operations: all.filter((one) => one.tags.includes(tag.name)) }))
}

// ---- fields

function field(name, raw, must, place) {
  const schema = plain(raw)
  const inner = plain(schema.items ?? raw)
  const values = inner.enum && el('ul', { class: 'values' }, inner.enum.map((value) => el('li', {}, el('code', {}, value))))
  const nested = inner.properties && el('details', {}, el('summary', {}, 'Campos de ', el('code', {}, name)), fields(inner))
  const facts = [PLACES[place], typeName(schema), ...bounds(schema)].filter(Boolean).join(' · ')
  return el(
    'li',
    {},
    el('div', { class: 'name' }, el('code', {}, name), must && el('span', { class: 'must' }, 'obligatorio')),
    el('div', { class: 'what' }, el('p', { class: 'facts' }, facts), values ?? '', schema.description && el('p', {}, prose(schema.description)), nested ?? ''),
  )
}

function fields(schema, mark = true) {
  const rows = Object.entries(schema.properties).map(([name, one]) => field(name, one, mark && schema.required?.includes(name)))
  return el('ul', { class: 'fields' }, rows)
}

function parameterList(parameters) {
  const rows = parameters.map((one) => field(one.name, { ...one.schema, description: one.description }, one.required, one.in))
  return el('ul', { class: 'fields' }, rows)
}

// ---- an operation

function refusal(status, code, when) {
  const kind = Number(status) >= 500 ? 'down' : Number(status) >= 400 ? 'refused' : 'done'
  const codes = code && el('code', {}, code)
  return el('li', {}, el('span', { class: `status ${kind}` }, status), el('div', { class: 'what' }, el('p', {}, codes, codes && ' ', prose(when))))
}

function answer([status, raw]) {
  const said = resolve(raw)
  const [media] = Object.values(said.content ?? {})
  const code = raw.$ref && said['x-status'] ? raw.$ref.split('/').pop() : ''
  const row = refusal(status, code, said.description)
  const headers = Object.entries(said.headers ?? {}).filter(([name]) => !code && name !== 'X-Request-Id')
  for (const [name, header] of headers) row.lastChild.append(el('p', {}, el('code', {}, name), ' ', prose(resolve(header).description)))
  if (!code && media && plain(media.schema).properties)
    row.lastChild.append(el('details', {}, el('summary', {}, 'Campos de la respuesta'), fields(plain(media.schema), false)))
  return row
}

function quoted(text) {
  return `'${text.replaceAll("'", "'\\''")}'`
}

function curl(operation) {
  const given = (place) => operation.parameters.filter((one) => one.in === place && (one.required || place === 'path'))
  const path = given('path').reduce((url, one) => url.replace(`{${one.name}}`, example(one.schema)), operation.path)
  const query = new URLSearchParams(given('query').map((one) => [one.name, example(one.schema)]))
  const keeps = Object.values(operation.responses).some((one) => resolve(one).headers?.['Set-Cookie'])
  const lines = [`curl ${operation.method === 'GET' ? '' : `-X ${operation.method} `}${quoted(location.origin + path + (query.size ? `?${query}` : ''))}`]
  if (operation.security.length) lines.push('-b sesion.txt')
  if (keeps) lines.push('-c sesion.txt')
  if (operation.parameters.some((one) => one.name === 'Idempotency-Key')) lines.push('-H "Idempotency-Key: $(uuidgen)"')
  for (const [type, media] of Object.entries(operation.requestBody?.content ?? {})) {
    const body = media.example ?? example(media.schema)
    if (type === 'application/json') lines.push(`-H 'Content-Type: ${type}'`, `-d ${quoted(JSON.stringify(body, null, 2))}`)
    else lines.push(...Object.keys(body).map((name) => `-F ${quoted(name === 'file' ? 'file=@archivo.pdf' : `${name}=${body[name]}`)}`))
  }
  return lines.join(' \\\n  ')
}

function code(text, label) {
  const button = el('button', { type: 'button', 'aria-label': `Copiar: ${label}` }, 'Copiar')
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(text)
    button.textContent = 'Copiado'
    setTimeout(() => (button.textContent = 'Copiar'), 2000)
  })
  return el('div', { class: 'code' }, el('pre', { tabindex: 0, role: 'region', 'aria-label': label }, text), navigator.clipboard ? button : '')
}

function part(title, ...content) {
  return [el('h4', {}, title), ...content]
}

function card(operation, common) {
  const name = `${operation.method} ${operation.path}`
  const said = (operation.description ?? '').split('\n\n')
  const who = said.find((one) => one.startsWith(WHO))?.slice(WHO.length)
  const about = said.filter((one) => one && !one.startsWith(WHO))
  const parameters = operation.parameters.filter((one) => !common.includes(one.name))
  const body = operation.requestBody
  const [media] = Object.values(body?.content ?? {})
  const answers = Object.entries(operation.responses).filter(([status]) => status !== 'default')
  return el(
    'article',
    { id: operation.operationId, 'aria-labelledby': `t-${operation.operationId}` },
    el(
      'h3',
      { id: `t-${operation.operationId}` },
      el('a', { href: `#${operation.operationId}` }, method(operation), ' ', el('span', { class: 'path' }, operation.path)),
    ),
    el('p', { class: 'summary' }, prose(operation.summary)),
    about.map((one) => el('p', {}, prose(one))),
    who && el('p', { class: 'who' }, el('strong', {}, 'Quién puede: '), prose(who)),
    parameters.length ? part('Parámetros', parameterList(parameters)) : [],
    media ? part(body.required ? 'Cuerpo' : 'Cuerpo (opcional)', fields(plain(media.schema))) : [],
    part('Respuestas', el('ul', { class: 'fields answers' }, answers.map(answer))),
    part('Ejemplo', code(curl(operation), `Ejemplo de ${name}`)),
  )
}

function method(operation) {
  return el('span', { class: `method ${operation.method.toLowerCase()}` }, operation.method)
}

// ---- the page

function general(common) {
  const refusals = Object.entries(api.components.responses).filter(([, one]) => one['x-status'])
  const rows = refusals.map(([name, one]) => refusal(one['x-status'], name, one.description))
  return [
    el('section', { id: 'general', 'aria-label': 'General' }, el('p', { class: 'lead' }, api.info.summary), paragraphs(api.info.description)),
    el('section', { id: 'cabeceras' }, el('h2', {}, 'Cabecera de toda petición'), parameterList(common)),
    el('section', { id: 'rechazos' }, el('h2', {}, 'Rechazos'), el('ul', { class: 'fields answers' }, rows)),
  ]
}

function entry(id, ...content) {
  return el('li', {}, el('a', { href: `#${id}` }, content))
}

function indexList(tags) {
  const first = el('ul', {}, entry('general', 'General'), entry('cabeceras', 'Cabecera de toda petición'), entry('rechazos', 'Rechazos'))
  const groups = tags.map((tag) => {
    const rows = tag.operations.map((one) => {
      const row = entry(one.operationId, method(one), ' ', el('span', { class: 'path' }, one.path))
      row.dataset.words = fold([one.method, one.path, one.summary, tag.name].join(' '))
      row.firstChild.title = one.summary
      return row
    })
    return el('section', { 'aria-label': tag.name }, el('h2', {}, el('a', { href: `#s-${tag.name}` }, tag.name)), el('ul', {}, rows))
  })
  return [first, ...groups]
}

function fold(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** Hides in the index what does not have every word typed. */
function filter(list, typed, told) {
  const words = fold(typed).split(/\s+/).filter(Boolean)
  const rows = [...list.querySelectorAll('li[data-words]')]
  for (const row of rows) row.hidden = !words.every((word) => row.dataset.words.includes(word))
  for (const group of list.children) group.hidden = words.length > 0 && !group.querySelector('li[data-words]:not([hidden])')
  told.textContent = `${rows.filter((row) => !row.hidden).length} de ${rows.length} operaciones`
}

/** Marks in the index what is being read. */
function followReading(list) {
  const links = new Map([...list.querySelectorAll('a')].map((link) => [decodeURIComponent(link.hash.slice(1)), link]))
  const watch = new IntersectionObserver(
    (seen) => {
      const now = links.get(seen.findLast((one) => one.isIntersecting)?.target.id)
      if (!now) return
      for (const link of links.values()) link.removeAttribute('aria-current')
      now.setAttribute('aria-current', 'true')
      now.scrollIntoView({ block: 'nearest' })
    },
    { rootMargin: '-15% 0px -80%' },
  )
  for (const one of document.querySelectorAll('main section[id], main article')) watch.observe(one)
}

/** The index is always open beside the page, and a thing to unfold above it. */
function foldIndex(index) {
  const wide = matchMedia('(min-width: 60rem)')
  const fit = () => (index.open = wide.matches)
  wide.addEventListener('change', fit)
  index.addEventListener('click', (event) => event.target.closest('a') && fit())
  fit()
}

function show() {
  const main = document.getElementById('contenido')
  const list = document.getElementById('lista')
  const typed = document.getElementById('filtro')
  const told = document.getElementById('cuantas')
  const tags = operations()
  const all = tags.flatMap((tag) => tag.operations)
  const common = all[0].parameters.filter((one) => all.every((other) => other.parameters.some((its) => its.name === one.name)))
  const names = common.map((one) => one.name)
  document.getElementById('titulo').textContent = document.title = api.info.title
  main.append(...general(common))
  for (const tag of tags)
    main.append(el('section', { id: `s-${tag.name}` }, el('h2', {}, tag.name), el('p', {}, tag.description), tag.operations.map((one) => card(one, names))))
  list.append(...indexList(tags))
  typed.addEventListener('input', () => filter(list, typed.value, told))
  filter(list, typed.value, told)
  foldIndex(document.getElementById('indice'))
  followReading(list)
  if (location.hash) location.replace(location.hash) // what it names was not there when the page was loaded
}

async function start() {
  const wait = document.getElementById('espera')
  try {
    const response = await fetch('/openapi.json')
    if (!response.ok) throw new Error(String(response.status))
    api = await response.json()
    show()
    wait.remove()
  } catch (error) {
    wait.setAttribute('role', 'alert')
    wait.textContent = `No se pudo leer /openapi.json (${error.message}). Vuelva a cargar la página.`
  }
}

start()
