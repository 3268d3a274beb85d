// Reads /openapi.json and shows it. What comes from the document enters the page as text, never as markup.
'use strict'

const TYPES = { string: 'texto', integer: 'entero', number: 'número', boolean: 'sí o no', object: 'objeto' }
const FORMATS = { date: 'fecha AAAA-MM-DD', 'date-time': 'instante ISO 8601, en UTC', password: 'texto secreto' }
const PLACES = { path: 'en la ruta', query: 'en la consulta', header: 'cabecera' }
const number = new Intl.NumberFormat('es-PE')

let api

// ---- making elements

/** An element of `tag.class`; the first of what follows may be its attributes. */
function el(kind, ...children) {
  const [tag, ...classes] = kind.split('.')
  const node = document.createElement(tag)
  node.classList.add(...classes)
  const attributes = children[0]?.constructor === Object ? children.shift() : {}
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value)
  node.append(...children.flat(Infinity).filter(Boolean))
  return node
}

/** Text whose `words` are code, and **words** strong. */
function prose(text) {
  const part = (one) =>
    one[0] === '`' ? el('code', one.slice(1, -1)) : one.startsWith('**') ? el('strong', one.slice(2, -2)) : one
  return text.split(/(`.+?`|\*\*.+?\*\*)/).map(part)
}

function paragraphs(text) {
  return text.split('\n\n').map((one) => el('p', prose(one)))
}

/** Method and path; a path may break before a slash. */
function nameOf({ method, path }) {
  const parts = path.split(/(?=\/)/).map((part) => [el('wbr'), part])
  return [el(`span.method.${method.toLowerCase()}`, method), ' ', el('span.path', parts)]
}

function unfold(title, content) {
  return el('details', el('summary', el('span', title)), content)
}

// ---- reading the document

/** What a $ref stands for, with what stands beside it. */
function resolve(node) {
  if (!node.$ref) return node
  const { $ref, ...beside } = node
  return {
    ...resolve(
      $ref
        .split('/')
        .slice(1)
        .reduce((at, key) => at[key], api),
    ),
    ...beside,
  }
}

/** A schema without its refs and nulls: `types` are what it may be besides null, which `nullable` tells. */
function plain(schema) {
  const { anyOf, ...beside } = resolve(schema)
  const found = anyOf ? { ...resolve(anyOf.find((one) => one.type !== 'null')), ...beside } : beside
  const types = [found.type ?? []].flat()
  return { ...found, types: types.filter((one) => one !== 'null'), nullable: Boolean(anyOf) || types.includes('null') }
}

function typeOf(schema) {
  if ('const' in schema) return `siempre ${JSON.stringify(schema.const)}`
  if (schema.enum) return 'uno de'
  if (schema.items) return `lista de ${typeOf(plain(schema.items))}`
  return FORMATS[schema.format] ?? schema.types.map((one) => TYPES[one]).join(' o ')
}

function range(low, high, unit) {
  if (high === undefined) return low !== undefined && `desde ${number.format(low)}`
  return (low ? `de ${number.format(low)} a ` : 'hasta ') + number.format(high) + unit
}

function factsOf(schema, place) {
  const facts = [
    PLACES[place],
    typeOf(schema),
    range(schema.minLength, schema.maxLength, ' caracteres'),
    range(schema.minimum, schema.maximum, ''),
    range(schema.minItems, schema.maxItems, ' elementos'),
    schema.nullable && 'admite null',
    'default' in schema && `por defecto ${schema.default}`,
  ]
  return facts.filter(Boolean).join(' · ')
}

/** A value that fits: the document's example, or the least that the schema asks for. */
function example(raw) {
  const schema = plain(raw)
  if (schema.examples) return schema.examples[0]
  if (schema.properties) {
    const names = schema.required ?? Object.keys(schema.properties)
    return Object.fromEntries(names.map((name) => [name, example(schema.properties[name])]))
  }
  if (schema.items) return [example(schema.items)]
  const least = { integer: schema.minimum ?? 1, number: schema.minimum ?? 1, boolean: true, object: {} }
  const text = { date: '2026-01-29', 'date-time': '2026-01-29T15:04:05.123456Z' }[schema.format] ?? 'texto'
  return schema.const ?? schema.default ?? schema.enum?.[0] ?? least[schema.types[0]] ?? text
}

/** The document's tags in their order, each with its operations. */
function readTags() {
  const all = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const parameters = operation.parameters.map(resolve)
      return { ...operation, path, method: method.toUpperCase(), parameters }
    }),
  )
  return api.tags.map((tag) => ({ ...tag, operations: all.filter((one) => one.tags.includes(tag.name)) }))
}

// ---- what a field, an answer, an operation look like

/** `sent` tells a field of a request, which may have to be there, from one of an answer, which may be missing. */
function fieldRow(name, raw, required, sent, place) {
  const schema = plain(raw)
  const inner = plain(schema.items ?? raw)
  const values = inner.enum?.map((value) => el('li', el('code', value)))
  const mark = sent ? required && el('span.must', 'obligatorio') : !required && el('span.may', 'puede faltar')
  const text = schema.description && el('p', prose(schema.description))
  return el(
    'li',
    el('div.name', el('code', name), mark),
    el('div.what', el('p', factsOf(schema, place)), values && el('ul.values', values), text),
    inner.properties && unfold(['Campos de ', el('code', name)], fieldList(inner, sent)),
  )
}

function fieldList(schema, sent) {
  const row = ([name, one]) => fieldRow(name, one, schema.required?.includes(name), sent)
  return el('ul.fields', Object.entries(schema.properties).map(row))
}

function parameterList(parameters) {
  const row = (one) => fieldRow(one.name, { ...one.schema, description: one.description }, one.required, true, one.in)
  return el('ul.fields', parameters.map(row))
}

function answerRow(status, code, when, ...more) {
  const kind = status >= 500 ? 'down' : status >= 400 ? 'refused' : 'done'
  const what = el('p', code && el('code.term', code), prose(when))
  return el('li', el(`span.status.${kind}`, status), el('div.what', what, more))
}

function answerOf([status, raw]) {
  const said = resolve(raw)
  if (said['x-status']) return answerRow(status, raw.$ref.split('/').pop(), said.description)
  const told = Object.entries(said.headers).filter(([name]) => name !== 'X-Request-Id')
  const headers = told.map(([name, one]) => el('p', el('code.term', name), prose(resolve(one).description)))
  const [media] = Object.values(said.content ?? {})
  const schema = media && plain(media.schema)
  const fields = schema?.properties && unfold('Campos de la respuesta', fieldList(schema, false))
  return answerRow(status, '', said.description, headers, fields)
}

function curl({ method, path, parameters, security, requestBody, responses }) {
  const quote = (text) => `'${text.replaceAll("'", "'\\''")}'`
  const needed = (place) => parameters.filter((one) => one.in === place && one.required)
  const query = new URLSearchParams(needed('query').map((one) => [one.name, example(one.schema)]))
  const filled = needed('path').reduce((at, one) => at.replace(`{${one.name}}`, example(one.schema)), path)
  const lines = [
    `curl ${method === 'GET' ? '' : `-X ${method} `}${quote(location.origin + filled + (query.size ? `?${query}` : ''))}`,
  ]
  const media = requestBody?.content['application/json']
  if (security.length) lines.push('-b sesion.txt')
  if (responses['200']?.headers?.['Set-Cookie']) lines.push('-c sesion.txt')
  if (parameters.some((one) => one.name === 'Idempotency-Key')) lines.push('-H "Idempotency-Key: $(uuidgen)"')
  if (media)
    lines.push(
      "-H 'Content-Type: application/json'",
      `-d ${quote(JSON.stringify(media.example ?? example(media.schema), null, 2))}`,
    )
  return lines.join(' \\\n  ')
}

function card(operation, common) {
  const { operationId: id, requestBody: body } = operation
  const parameters = operation.parameters.filter((one) => !common.includes(one.name))
  const [media] = Object.values(body?.content ?? {})
  const answers = Object.entries(operation.responses).filter(([status]) => status !== 'default')
  return el(
    'article',
    { id, 'aria-labelledby': `t-${id}` },
    el('h3', { id: `t-${id}` }, el('a', { href: `#${id}` }, nameOf(operation))),
    el('p.summary', operation.summary),
    paragraphs(operation.description),
    parameters.length > 0 && [el('h4', 'Parámetros'), parameterList(parameters)],
    media && [el('h4', body.required ? 'Cuerpo' : 'Cuerpo (opcional)'), fieldList(plain(media.schema), true)],
    [el('h4', 'Respuestas'), el('ul.fields.answers', answers.map(answerOf))],
    [
      el('h4', 'Ejemplo'),
      el('pre', { tabindex: 0, role: 'region', 'aria-label': `Ejemplo de ${id}` }, curl(operation)),
    ],
  )
}

// ---- the page

function section(id, title, ...content) {
  return el('section', { id, 'aria-labelledby': `t-${id}` }, el('h2', { id: `t-${id}` }, title), content)
}

/** What holds for every operation, then the operations of each tag. */
function sections(tags) {
  const all = tags.flatMap((tag) => tag.operations)
  const has = (operation, name) => operation.parameters.some((one) => one.name === name)
  const common = all[0].parameters.filter((one) => all.every((operation) => has(operation, one.name)))
  const names = common.map((one) => one.name)
  const refusals = Object.entries(api.components.responses).filter(([, one]) => one['x-status'])
  const rows = refusals.map(([code, one]) => answerRow(one['x-status'], code, one.description))
  return [
    section('general', 'En general', paragraphs(api.info.description)),
    section('cabecera', 'Cabecera de toda petición', parameterList(common)),
    section('rechazos', 'Rechazos', el('ul.fields.answers', rows)),
    ...tags.map((tag) =>
      section(
        tag.name,
        tag.name,
        paragraphs(tag.description),
        tag.operations.map((one) => card(one, names)),
      ),
    ),
  ]
}

function indexList(tags) {
  const entry = (id, data, ...content) => el('li', data, el('a', { href: `#${id}` }, content))
  const row = (one) =>
    entry(one.operationId, { 'data-words': fold(`${one.method} ${one.path} ${one.summary} ${one.tags}`) }, nameOf(one))
  const first = [
    ['general', 'En general'],
    ['cabecera', 'Cabecera de toda petición'],
    ['rechazos', 'Rechazos'],
  ]
  const groups = tags.map((tag) =>
    el('section', el('h2', el('a', { href: `#${tag.name}` }, tag.name)), el('ul', tag.operations.map(row))),
  )
  return [
    el(
      'ul',
      first.map(([id, title]) => entry(id, {}, title)),
    ),
    ...groups,
  ]
}

/** Without case and accents. */
function fold(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** Hides in the index what does not have every word typed. */
function filter(list, typed, told) {
  const words = fold(typed).split(/\s+/).filter(Boolean)
  const rows = [...list.querySelectorAll('[data-words]')]
  for (const row of rows) row.hidden = !words.every((word) => row.dataset.words.includes(word))
  for (const group of list.children)
    group.hidden = words.length > 0 && !group.querySelector('[data-words]:not([hidden])')
  told.textContent = `${rows.filter((row) => !row.hidden).length} de ${rows.length} operaciones`
}

/** Marks in the index what is being read. */
function followReading(list) {
  const links = new Map([...list.querySelectorAll('a')].map((link) => [decodeURIComponent(link.hash.slice(1)), link]))
  const mark = (seen) => {
    const now = links.get(seen.findLast((one) => one.isIntersecting)?.target.id)
    if (!now) return
    for (const link of links.values()) link.removeAttribute('aria-current')
    now.setAttribute('aria-current', 'true')
    now.scrollIntoView({ block: 'nearest' })
  }
  const watch = new IntersectionObserver(mark, { rootMargin: '-15% 0px -80%' })
  for (const one of document.querySelectorAll('main section, main article')) watch.observe(one)
}

/** The index is always open beside the page; above it, it unfolds and closes again once something was chosen. */
function foldIndex(index) {
  const wide = matchMedia('(min-width: 60rem)')
  const fit = () => (index.open = wide.matches)
  wide.addEventListener('change', fit)
  index.addEventListener('click', (event) => event.target.closest('a') && fit())
  fit()
}

async function start() {
  const [main, wait, list, typed, told, index] = ['contenido', 'espera', 'lista', 'filtro', 'cuantas', 'indice'].map(
    (id) => document.getElementById(id),
  )
  try {
    const response = await fetch('openapi.json')
    if (!response.ok) throw new Error(response.status)
    api = await response.json()
    const tags = readTags()
    main.append(...sections(tags))
    list.append(...indexList(tags))
    typed.addEventListener('input', () => filter(list, typed.value, told))
    filter(list, typed.value, told)
    foldIndex(index)
    followReading(list)
    wait.textContent = api.info.summary
    if (location.hash) location.replace(location.hash) // what it names was not there when the page was loaded
  } catch (error) {
    wait.setAttribute('role', 'alert')
    wait.textContent = `No se pudo leer openapi.json (${error.message}). Vuelva a cargar la página.`
  }
}

start()
