import { useEffect, useId, useRef, useState } from 'react'
import { Button } from './Button'
import { Icon } from './Icon'
import styles from './SearchBox.module.css'

const pause = 300

interface SearchBoxProps {
  label: string
  placeholder: string
  value: string
  /** Searches while somebody types, once the hands rest; else there is a button. */
  live?: boolean
  onSearch: (text: string) => void
}

export function SearchBox({ label, placeholder, value, live, onSearch }: SearchBoxProps) {
  const id = useId()
  const [text, setText] = useState(value)
  const timer = useRef(0)
  const asked = useRef(value)

  // "Atrás" and "Quitar filtros" change it from outside.
  useEffect(() => {
    if (value !== asked.current) {
      asked.current = value
      setText(value)
    }
  }, [value])
  useEffect(() => () => clearTimeout(timer.current), [])

  const search = (wanted: string) => {
    clearTimeout(timer.current)
    if (wanted.trim() === asked.current) return
    asked.current = wanted.trim()
    onSearch(wanted.trim())
  }

  return (
    <form
      role="search"
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        search(text)
      }}
    >
      <label htmlFor={id} className="visually-hidden">
        {label}
      </label>
      <span className={styles.box}>
        <Icon name="search" />
        <input
          id={id}
          type="search"
          enterKeyHint="search"
          autoComplete="off"
          placeholder={placeholder}
          value={text}
          onChange={(event) => {
            const typed = event.target.value
            setText(typed)
            clearTimeout(timer.current)
            if (live) timer.current = window.setTimeout(() => search(typed), pause)
          }}
        />
      </span>
      {!live && <Button type="submit">Buscar</Button>}
    </form>
  )
}
