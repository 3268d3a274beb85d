import type { Persona, TipoDocumento } from '@api'
import { useEffect, useRef, useState } from 'react'
import { asApiError } from '../../api/errors'
import { findPersona } from '../../api/queries'
import type { Values } from '../../lib/rebase'
import type { Form } from '../../lib/useForm'
import { compareKnown, isWhole, type Who } from './fields'

export interface Lookup {
  status: 'idle' | 'searching' | 'found' | 'unknown' | 'failed'
  message: string
  /** What would be overwritten, while that is asked. */
  question: Values | null
  answer: (overwrite: boolean) => void
  /** Looks the document up; `again` even if it was just looked up. */
  find: (again?: boolean) => void
}

const searchAfter = 350

/** Looks up who has the document typed, as soon as it is whole. */
export function useLookup(form: Form, who: Who): Lookup {
  const tipo = form.values[`${who}.tipo_documento`] ?? ''
  const numero = form.values[`${who}.numero_documento`]?.trim() ?? ''
  const [status, setStatus] = useState<Lookup['status']>('idle')
  const [message, setMessage] = useState('')
  const [question, setQuestion] = useState<Values | null>(null)
  const asked = useRef('')
  const latest = useRef(form)
  latest.current = form

  const take = (persona: Persona) => {
    const { fills, replaces } = compareKnown(persona, latest.current.values, who)
    latest.current.set(fills)
    if (Object.keys(replaces).length > 0) setQuestion(replaces)
    setStatus('found')
    setMessage(
      persona.es_personal
        ? 'Datos encontrados. Es personal de la clínica: aquí solo se completa lo que le falta.'
        : 'Datos encontrados: se completó lo que faltaba.',
    )
  }

  const find = async (again = false) => {
    const document = `${tipo} ${numero}`
    if (!isWhole(tipo, numero) || (document === asked.current && !again)) return
    asked.current = document
    setStatus('searching')
    setMessage('Buscando…')
    try {
      const persona = await findPersona(tipo as TipoDocumento, numero)
      // Somebody typed on while the answer was under way.
      if (asked.current !== document) return
      if (persona) return take(persona)
      setStatus('unknown')
      setMessage('Todavía no está registrado. Complete sus datos.')
    } catch (error) {
      if (asked.current !== document) return
      asked.current = ''
      setStatus('failed')
      setMessage(`No se pudo buscar. ${asApiError(error).message}`)
    }
  }

  useEffect(() => {
    if (`${tipo} ${numero}` === asked.current) return
    setStatus('idle')
    setMessage('')
    // Passports and cards have no known length: those are looked up on leaving the field.
    if (tipo !== 'DNI' && tipo !== 'RUC') return
    const timer = setTimeout(() => void find(), searchAfter)
    return () => clearTimeout(timer)
    // Only what is typed into the document starts a search.
  }, [tipo, numero])

  return {
    status,
    message,
    question,
    answer: (overwrite) => {
      if (overwrite && question) latest.current.set(question)
      setQuestion(null)
    },
    find: (again) => void find(again),
  }
}
