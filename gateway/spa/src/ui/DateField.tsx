import { useRef } from 'react'
import { readDate, showDate, strokeDate } from '../lib/dates'
import type { FieldProps } from '../lib/useForm'
import { IconButton } from './Button'
import { FieldFrame, type FieldLooks } from './Field'
import styles from './Field.module.css'

/**
 * A date typed as dd/mm/aaaa. The browser's own date field would show the order of the browser's language,
 * so only its calendar is used.
 */
export function DateField({ field, ...rest }: FieldLooks & { field: FieldProps }) {
  const calendar = useRef<HTMLInputElement>(null)
  return (
    <FieldFrame field={field} {...rest}>
      {(control) => (
        <span className={styles.date}>
          <input
            {...control}
            className={styles.input}
            inputMode="numeric"
            autoComplete="off"
            placeholder="dd/mm/aaaa"
            value={field.value}
            onChange={(event) => field.onChange(strokeDate(field.value, event.target.value))}
            onBlur={field.onBlur}
          />
          <input
            ref={calendar}
            type="date"
            className={styles.calendar}
            tabIndex={-1}
            aria-hidden="true"
            value={readDate(field.value) ?? ''}
            onChange={(event) => field.onChange(showDate(event.target.value))}
          />
          <IconButton
            icon="calendar"
            label="Abrir calendario"
            aria-describedby={`${control.id}-label`}
            onClick={() => calendar.current?.showPicker?.()}
          />
        </span>
      )}
    </FieldFrame>
  )
}
