import { useEffect, useRef, useState, type FormEvent, type RefObject } from 'react'
import { readDraft, writeDraft } from './drafts'
import { afterPress } from './press'
import { changedOf, rebase, type Values } from './rebase'
import { useUnsaved } from './unsaved'

export interface FormOptions {
  /** What the form starts from; when it changes, fields that nobody touched follow. */
  initial: Values
  /** What is wrong, by field. */
  check: (values: Values) => Record<string, string | null>
  /** Keeps what is typed across a reload under this name. */
  draft?: string
  /** false: leaving may lose what is typed, as with a password. */
  guard?: boolean
}

export interface FieldProps {
  name: string
  value: string
  onChange: (value: string) => void
  onBlur: () => void
  error: string | null
  /** What somebody else saved in this field meanwhile. */
  theirs: string | null
}

export interface Form {
  ref: RefObject<HTMLFormElement | null>
  values: Values
  changed: string[]
  field: (name: string) => FieldProps
  set: (values: Values) => void
  /** Checks everything and, if all is well, hands the values on. */
  submit: (then: (values: Values) => void) => (event: FormEvent) => void
  /** Puts the server's messages at their fields; answers those of fields that are not shown. */
  showErrors: (errors: Record<string, string>) => string[]
  /** To be called after a success, before moving on. */
  saved: () => void
  reset: () => void
}

export function useForm({ initial, check, draft, guard = true }: FormOptions): Form {
  const ref = useRef<HTMLFormElement>(null)
  const [base, setBase] = useState(initial)
  const [values, setValues] = useState<Values>(() => ({
    ...initial,
    ...(draft ? readDraft<Values>(draft) : null),
  }))
  const [theirs, setTheirs] = useState<Values>({})
  const [visited, setVisited] = useState<Record<string, boolean>>({})
  const [refused, setRefused] = useState<Values>({})
  const [focusWanted, setFocusWanted] = useState(0)

  if (base !== initial && JSON.stringify(base) !== JSON.stringify(initial)) {
    const rebased = rebase(values, base, initial, theirs)
    setBase(initial)
    setValues(rebased.values)
    setTheirs(rebased.theirs)
  }

  const changed = changedOf(values, base)
  const isChanged = changed.length > 0
  const release = useUnsaved(guard && isChanged)

  useEffect(() => {
    if (draft) writeDraft(draft, isChanged ? values : null)
  }, [draft, isChanged, values])

  useEffect(() => {
    if (focusWanted) ref.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [focusWanted])

  const wrong = check(values)
  const set = (some: Values) => {
    setValues((all) => ({ ...all, ...some }))
    setRefused((all) => Object.fromEntries(Object.entries(all).filter(([name]) => !(name in some))))
  }

  return {
    ref,
    values,
    changed,
    set,
    field: (name) => ({
      name,
      value: values[name] ?? '',
      onChange: (value) => set({ [name]: value }),
      onBlur: () => afterPress(() => setVisited((all) => ({ ...all, [name]: true }))),
      error: refused[name] ?? (visited[name] ? (wrong[name] ?? null) : null),
      theirs: theirs[name] ?? null,
    }),
    submit: (then) => (event) => {
      event.preventDefault()
      event.stopPropagation()
      const names = Object.keys(wrong).filter((name) => wrong[name])
      setVisited((all) => ({ ...all, ...Object.fromEntries(names.map((name) => [name, true])) }))
      if (names.length > 0) {
        setFocusWanted((count) => count + 1)
      } else {
        setRefused({}) // that was said of the attempt before
        then(values)
      }
    },
    showErrors: (errors) => {
      setRefused(errors)
      setFocusWanted((count) => count + 1)
      return Object.entries(errors)
        .filter(([name]) => !ref.current?.elements.namedItem(name))
        .map(([, message]) => message)
    },
    saved: () => {
      release()
      if (draft) writeDraft(draft, null)
    },
    reset: () => {
      release()
      setValues(base)
      setVisited({})
      setRefused({})
      setTheirs({})
    },
  }
}
