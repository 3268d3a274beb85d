import { useState } from 'react'
import type { FieldProps } from '../lib/useForm'
import { IconButton } from './Button'
import { FieldFrame, type FieldLooks } from './Field'
import styles from './Field.module.css'

/** A password, which can be looked at: who mistypes one that nobody sees is locked out. */
export function PasswordField({
  field,
  autoComplete = 'new-password',
  ...rest
}: FieldLooks & { field: FieldProps; autoComplete?: 'new-password' | 'current-password' }) {
  const [shown, setShown] = useState(false)
  return (
    <FieldFrame field={field} required {...rest}>
      {(control) => (
        <span className={styles.password}>
          <input
            {...control}
            className={styles.input}
            type={shown ? 'text' : 'password'}
            autoComplete={autoComplete}
            autoCapitalize="off"
            spellCheck={false}
            value={field.value}
            onChange={(event) => field.onChange(event.target.value)}
            onBlur={field.onBlur}
          />
          <IconButton
            icon="eye"
            label="Mostrar lo escrito"
            aria-pressed={shown}
            aria-describedby={`${control.id}-label`}
            onClick={() => setShown(!shown)}
          />
        </span>
      )}
    </FieldFrame>
  )
}
