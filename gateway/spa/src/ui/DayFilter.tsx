import { useState } from 'react'
import { readDate, showDate } from '../lib/dates'
import { DateField } from './DateField'

/** Goes into the address once it is a date that exists. */
export function DayFilter({
  label,
  name,
  value,
  onChange,
}: {
  label: string
  name: string
  value: string
  onChange: (day: string) => void
}) {
  const [text, setText] = useState(showDate(value))
  const [known, setKnown] = useState(value)
  const [left, setLeft] = useState(false)
  if (value !== known) {
    setKnown(value)
    if (readDate(text) !== value) setText(showDate(value))
  }
  const read = readDate(text)
  return (
    <DateField
      label={label}
      required
      field={{
        name,
        value: text,
        theirs: null,
        error: left && read === null ? 'Escriba una fecha que exista.' : null,
        onBlur: () => setLeft(true),
        onChange: (typed) => {
          setText(typed)
          const day = readDate(typed)
          if (day !== null && day !== value) onChange(day)
        },
      }}
    />
  )
}
