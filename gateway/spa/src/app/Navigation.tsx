import type { Rol, User } from '@api'
import { useState } from 'react'
import { Link, NavLink } from 'react-router-dom'
import { anythingUnsaved } from '../lib/unsaved'
import { rolWords } from '../lib/words'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { Icon, type IconName } from '../ui/Icon'
import { Brand } from './Brand'
import styles from './Frame.module.css'
import { signOut } from './session'

interface Entry {
  to: string
  label: string
  icon: IconName
  /** For these roles only; for all without. */
  roles?: Rol[]
}

const entries: Entry[] = [
  { to: '/app', label: 'Inicio', icon: 'home' },
  { to: '/app/solicitudes', label: 'Solicitudes', icon: 'list' },
  { to: '/app/promotores', label: 'Promotores', icon: 'share' },
  { to: '/app/reportes', label: 'Reportes', icon: 'chart', roles: ['ADMIN'] },
  { to: '/app/usuarios', label: 'Usuarios', icon: 'users', roles: ['ADMIN'] },
]

export function Navigation({ user }: { user: User }) {
  const allowed = entries.filter(({ roles }) => !roles || roles.some((rol) => user.roles.includes(rol)))
  return (
    <header className={styles.rail}>
      <Link to="/app" className={styles.brand}>
        <Brand />
      </Link>
      <nav aria-label="Principal" className={styles.nav}>
        <ul>
          {allowed.map(({ to, label, icon }) => (
            <li key={to}>
              <NavLink to={to} end={to === '/app'} className={styles.entry}>
                <Icon name={icon} size={22} />
                {label}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <div className={styles.who}>
        <Link to="/app/perfil" className={styles.person}>
          <span className={styles.initials} aria-hidden="true">
            {initialsOf(user.display_name)}
          </span>
          <span className={styles.names}>
            <span className="visually-hidden">Mi perfil: </span>
            <span>{user.display_name}</span>
            <span className={styles.roles}>{user.roles.map((rol) => rolWords[rol]).join(', ')}</span>
          </span>
        </Link>
        <SignOutButton />
      </div>
    </header>
  )
}

function SignOutButton() {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <button
        type="button"
        className={styles.exit}
        onClick={() => (anythingUnsaved() ? setAsking(true) : void signOut())}
      >
        <Icon name="exit" />
        <span>Salir</span>
      </button>
      {asking && (
        <ConfirmDialog
          title="¿Salir sin guardar?"
          confirm="Salir sin guardar"
          dismiss="Seguir editando"
          danger
          onDismiss={() => setAsking(false)}
          onConfirm={() => void signOut()}
        >
          <p>Hay cambios que todavía no se guardaron.</p>
        </ConfirmDialog>
      )}
    </>
  )
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  return ((words[0]?.[0] ?? '') + (words[1]?.[0] ?? '')).toUpperCase()
}
