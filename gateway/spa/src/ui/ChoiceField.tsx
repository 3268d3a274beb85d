import type { FieldProps } from '../lib/useForm'
import { ChoiceFrame, labelOf, type FieldLooks, type Option } from './Field'
import styles from './Field.module.css'

interface ChoiceProps extends FieldLooks {
  field: FieldProps
  options: Option[]
}

/** A few choices, all in sight. */
export function ChoiceField({ field, options, ...rest }: ChoiceProps) {
  return (
    <ChoiceFrame field={field} words={(value) => labelOf(options, value)} {...rest}>
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
    </ChoiceFrame>
  )
}

export const chosenOf = (value: string | undefined) => (value ? value.split(',') : [])

/** Some of a few choices, all in sight; the value names them in their order, with commas between. */
export function ChecksField({ field, options, ...rest }: ChoiceProps) {
  const chosen = chosenOf(field.value)
  const toggle = (value: string, on: boolean) =>
    field.onChange(
      options
        .map((one) => one.value)
        .filter((one) => (one === value ? on : chosen.includes(one)))
        .join(','),
    )
  const words = (value: string) =>
    chosenOf(value)
      .map((one) => labelOf(options, one))
      .join(', ')
  return (
    <ChoiceFrame field={field} words={words} {...rest}>
      {options.map(({ value, label }) => (
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
          <span>{label}</span>
        </label>
      ))}
    </ChoiceFrame>
  )
}
