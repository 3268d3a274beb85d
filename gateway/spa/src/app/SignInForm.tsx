import type { User } from '@api'
import { useRef, useState } from 'react'
import { asApiError, type ApiError } from '../api/errors'
import { required } from '../lib/checks'
import { useForm } from '../lib/useForm'
import { Button } from '../ui/Button'
import { TextField } from '../ui/Field'
import { Note } from '../ui/States'
import { signIn } from './session'
import styles from './SignInForm.module.css'

const explanations: Partial<Record<ApiError['kind'], { title: string; text: string }>> = {
  session: { title: 'Correo o contraseña incorrectos', text: 'Revíselos y vuelva a intentar.' },
  forbidden: { title: 'Cuenta suspendida', text: 'Hable con un administrador de la clínica.' },
  offline: { title: 'Sin conexión', text: 'Revise su conexión a internet y vuelva a intentar.' },
  busy: { title: 'El servidor no responde', text: 'Vuelva a intentar en unos segundos.' },
}

function waitWords(seconds: number | null): string {
  if (!seconds) return 'Espere unos minutos'
  return seconds < 60 ? `Espere ${seconds} s` : `Espere ${Math.ceil(seconds / 60)} min`
}

function explain(error: ApiError): { title: string; text: string } {
  if (error.status === 429) {
    return { title: 'Demasiados intentos', text: `${waitWords(error.retryAfter)} y vuelva a intentar.` }
  }
  return explanations[error.kind] ?? { title: 'No se pudo iniciar sesión', text: error.message }
}

interface SignInFormProps {
  email?: string
  submitLabel: string
  onSignedIn: (user: User) => void
}

export function SignInForm({ email = '', submitLabel, onSignedIn }: SignInFormProps) {
  const form = useForm({
    guard: false,
    initial: { email, password: '' },
    check: (values) => ({ email: required(values.email ?? ''), password: required(values.password ?? '') }),
  })
  const running = useRef(false)
  const [pending, setPending] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)

  const send = async (typed: Record<string, string>) => {
    if (running.current) return
    running.current = true
    setPending(true)
    setError(null)
    try {
      const user = await signIn(typed.email ?? '', typed.password ?? '')
      onSignedIn(user)
    } catch (thrown) {
      const failure = asApiError(thrown)
      setError(failure)
      if (failure.kind === 'invalid') form.showErrors(failure.fields)
    } finally {
      running.current = false
      setPending(false)
    }
  }

  const explanation = error && explain(error)
  return (
    <form
      ref={form.ref}
      className={styles.form}
      onSubmit={form.submit((values) => void send(values))}
      noValidate
    >
      <div role="alert">
        {explanation && (
          <Note kind="danger">
            <strong>{explanation.title}.</strong> {explanation.text}
          </Note>
        )}
      </div>
      <TextField
        field={form.field('email')}
        label="Correo electrónico"
        type="email"
        inputMode="email"
        autoComplete="username"
        autoFocus={!email}
        required
      />
      <TextField
        field={form.field('password')}
        label="Contraseña"
        type="password"
        autoComplete="current-password"
        autoFocus={!!email}
        required
      />
      <Button kind="primary" type="submit" busy={pending}>
        {submitLabel}
      </Button>
    </form>
  )
}
