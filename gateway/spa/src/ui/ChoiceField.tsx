import { useId } from 'react'
import type { FieldProps } from '../lib/useForm'
import type { FieldLooks, Option } from './Field'
import styles from './Field.module.css'
import { Icon } from './Icon'

interface ChoiceProps extends FieldLooks {
  field: FieldProps
  options: Option[]
}

/** A few choices, all in sight. */
export function ChoiceField({ field, options, label, hint, required, full = true }: ChoiceProps) {
  const id = useId()
  return (
    <fieldset
      className={`${styles.field} ${full ? styles.full : ''}`}
      aria-describedby={field.error ? `${id}-error` : undefined}
    >
      <legend className={styles.label}>
        {label}
        {!required && <span className={styles.optional}> (opcional)</span>}
      </legend>
      <div className={styles.choices}>
        {options.map((option) => (
          <label key={option.value} className={styles.choice}>
            <input
              type="radio"
              name={field.name}
              value={option.value}
              checked={field.value === option.value}
              aria-invalid={field.error ? true : undefined}
              onChange={() => field.onChange(option.value)}
              onBlur={field.onBlur}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {hint && <p className={styles.hint}>{hint}</p>}
      {field.error && (
        <p id={`${id}-error`} className={styles.error}>
          <Icon name="alert" size={16} />
          {field.error}
        </p>
      )}
    </fieldset>
  )
}
