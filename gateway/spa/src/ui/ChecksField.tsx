import { useId } from 'react'
import type { FieldProps } from '../lib/useForm'
import type { FieldLooks, Option } from './Field'
import styles from './Field.module.css'
import { Icon } from './Icon'

export const chosenOf = (value: string | undefined) => (value ? value.split(',') : [])

/** Some of a few choices, all in sight; the value names them in their order, with commas between. */
export function ChecksField({
  field,
  options,
  label,
  hint,
}: FieldLooks & { field: FieldProps; options: Option[] }) {
  const id = useId()
  const chosen = chosenOf(field.value)
  const toggle = (value: string, on: boolean) =>
    field.onChange(
      options
        .map((one) => one.value)
        .filter((one) => (one === value ? on : chosen.includes(one)))
        .join(','),
    )
  return (
    <fieldset
      className={`${styles.field} ${styles.full}`}
      aria-describedby={field.error ? `${id}-error` : undefined}
    >
      <legend className={styles.label}>{label}</legend>
      <div className={styles.choices}>
        {options.map(({ value, label: words }) => (
          <label key={value} className={`${styles.choice} ${styles.check}`}>
            <input
              type="checkbox"
              name={field.name}
              value={value}
              checked={chosen.includes(value)}
              aria-invalid={field.error ? true : undefined}
              onChange={(event) => toggle(value, event.target.checked)}
              onBlur={field.onBlur}
            />
            <span>{words}</span>
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
