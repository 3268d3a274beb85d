import { useId, type ReactNode } from 'react'
import type { FieldProps } from '../lib/useForm'
import styles from './Field.module.css'
import { Icon } from './Icon'

/** What every field has: a label, perhaps a hint, what is wrong, and what somebody else wrote. */
export interface FieldLooks {
  label: string
  hint?: ReactNode
  /** Without it the label says "(opcional)". */
  required?: boolean
  /** Takes the whole width in a grid of fields. */
  full?: boolean
}

interface Control {
  id: string
  name: string
  'aria-invalid': true | undefined
  'aria-required': true | undefined
  'aria-describedby': string | undefined
}

interface FrameProps extends FieldLooks {
  field: FieldProps
  /** How a value of others is shown, when it is a code. */
  words?: (value: string) => string
  children: (control: Control) => ReactNode
}

export function FieldFrame({ field, label, hint, required, full, words, children }: FrameProps) {
  const id = useId()
  return (
    <div className={`${styles.field} ${full ? styles.full : ''}`}>
      <label id={`${id}-label`} htmlFor={id} className={styles.label}>
        <LabelWords label={label} required={required} />
      </label>
      {children({
        id,
        name: field.name,
        'aria-invalid': field.error ? true : undefined,
        'aria-required': required || undefined,
        'aria-describedby': noteIds(id, field, hint),
      })}
      <FieldNotes id={id} field={field} hint={hint} words={words} />
    </div>
  )
}

/** The same around several controls that are one field. */
export function ChoiceFrame({
  field,
  label,
  hint,
  required,
  full = true,
  words,
  children,
}: Omit<FrameProps, 'children'> & { children: ReactNode }) {
  const id = useId()
  return (
    <fieldset
      className={`${styles.field} ${full ? styles.full : ''}`}
      aria-describedby={noteIds(id, field, hint)}
    >
      <legend className={styles.label}>
        <LabelWords label={label} required={required} />
      </legend>
      <div className={styles.choices}>{children}</div>
      <FieldNotes id={id} field={field} hint={hint} words={words} />
    </fieldset>
  )
}

function LabelWords({ label, required }: Pick<FieldLooks, 'label' | 'required'>) {
  return (
    <>
      {label}
      {!required && <span className={styles.optional}> (opcional)</span>}
    </>
  )
}

/** The notes that there are, for aria-describedby. */
function noteIds(id: string, field: FieldProps, hint: ReactNode): string | undefined {
  const parts = [hint && `${id}-hint`, field.theirs !== null && `${id}-theirs`, field.error && `${id}-error`]
  return parts.filter(Boolean).join(' ') || undefined
}

function FieldNotes({
  id,
  field,
  hint,
  words,
}: Pick<FrameProps, 'field' | 'hint' | 'words'> & { id: string }) {
  const theirs = field.theirs === null ? null : (words?.(field.theirs) ?? field.theirs)
  return (
    <>
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {theirs !== null && (
        <p id={`${id}-theirs`} className={styles.theirs}>
          Mientras tanto otra persona {theirs ? `guardó «${theirs}»` : 'borró este dato'}. Si guarda, queda lo
          suyo.
        </p>
      )}
      {field.error && (
        <p id={`${id}-error`} className={styles.error}>
          <Icon name="alert" size={16} />
          {field.error}
        </p>
      )}
    </>
  )
}

interface TextProps extends FieldLooks {
  field: FieldProps
  type?: 'text' | 'email' | 'tel' | 'password' | 'search'
  inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel'
  autoComplete?: string
  autoFocus?: boolean
  placeholder?: string
  /** What is often written here, to choose from. */
  suggestions?: string[]
  /** Stands in the field before what is typed, as a currency sign does. */
  before?: string
}

export function TextField({ field, type = 'text', before, inputMode, suggestions, ...rest }: TextProps) {
  return (
    <FieldFrame field={field} {...rest}>
      {(control) => {
        const input = (
          <input
            {...control}
            className={styles.input}
            type={type}
            inputMode={inputMode}
            autoComplete={rest.autoComplete ?? 'off'}
            autoFocus={rest.autoFocus}
            data-autofocus={rest.autoFocus || undefined}
            placeholder={rest.placeholder}
            list={suggestions && `${control.id}-list`}
            value={field.value}
            onChange={(event) => field.onChange(event.target.value)}
            onBlur={field.onBlur}
          />
        )
        if (suggestions) {
          return (
            <>
              {input}
              <datalist id={`${control.id}-list`}>
                {suggestions.map((suggestion) => (
                  <option key={suggestion} value={suggestion} />
                ))}
              </datalist>
            </>
          )
        }
        if (!before) return input
        return (
          <span className={styles.joined}>
            <span aria-hidden="true">{before}</span>
            {input}
          </span>
        )
      }}
    </FieldFrame>
  )
}

export function AreaField({ field, rows = 3, ...rest }: FieldLooks & { field: FieldProps; rows?: number }) {
  return (
    <FieldFrame field={field} full {...rest}>
      {(control) => (
        <textarea
          {...control}
          className={styles.input}
          rows={rows}
          value={field.value}
          onChange={(event) => field.onChange(event.target.value)}
          onBlur={field.onBlur}
        />
      )}
    </FieldFrame>
  )
}

export interface Option {
  value: string
  label: string
}

interface SelectProps extends FieldLooks {
  field: FieldProps
  options: Option[]
  /** The choice of nothing. */
  none?: string
}

export function SelectField({ field, options, none, ...rest }: SelectProps) {
  // A value that the catalogue no longer has stays choosable: saving must not change it by itself.
  const known = !field.value || options.some((option) => option.value === field.value)
  return (
    <FieldFrame field={field} words={(value) => labelOf(options, value)} {...rest}>
      {(control) => (
        <span className={styles.select}>
          <select
            {...control}
            className={styles.input}
            value={field.value}
            onChange={(event) => field.onChange(event.target.value)}
            onBlur={field.onBlur}
          >
            {none !== undefined && <option value="">{none}</option>}
            {!known && <option value={field.value}>{field.value}</option>}
            {options.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
          <Icon name="down" size={18} />
        </span>
      )}
    </FieldFrame>
  )
}

export const labelOf = (options: Option[], value: string) =>
  options.find((option) => option.value === value)?.label ?? value
