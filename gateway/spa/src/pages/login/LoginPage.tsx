import { useQuery } from '@tanstack/react-query'
import { Navigate, useNavigate, useSearchParams } from 'react-router-dom'
import { keys, meQuery, queryClient } from '../../api/queries'
import { Brand } from '../../app/Brand'
import { SignInForm } from '../../app/SignInForm'
import { useTitle } from '../../lib/useTitle'
import styles from './LoginPage.module.css'

/** Only a page of this application: a foreign address in a link must not be followed after sign-in. */
export function safeReturn(address: string | null): string {
  return address && /^\/app(?:[/?#]|$)/.test(address) ? address : '/app'
}

export function LoginPage() {
  const [parameters] = useSearchParams()
  const navigate = useNavigate()
  const back = safeReturn(parameters.get('volver'))
  const me = useQuery(meQuery)
  useTitle('Iniciar sesión')

  if (me.data) return <Navigate to={back} replace />
  return (
    <div className={styles.page}>
      <header className={styles.side}>
        <Brand />
        <p className={styles.line}>De la solicitud al certificado, cada paso a la vista.</p>
      </header>
      <main className={styles.main}>
        <div className={styles.box}>
          <h1>Iniciar sesión</h1>
          <p className={styles.about}>Use el correo y la contraseña que le dio la clínica.</p>
          <SignInForm
            submitLabel="Ingresar"
            onSignedIn={(user) => {
              queryClient.setQueryData(keys.me, user)
              navigate(back, { replace: true })
            }}
          />
        </div>
      </main>
    </div>
  )
}
