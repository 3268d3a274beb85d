import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Link, type LinkProps } from 'react-router-dom'
import styles from './Button.module.css'
import { Icon, type IconName } from './Icon'

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger'

interface Looks {
  kind?: ButtonKind
  icon?: IconName
  small?: boolean
  children: ReactNode
}

interface ButtonProps extends Looks, Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  /** Something runs: it keeps its place and the focus, and does nothing more. */
  busy?: boolean
}

const classes = (kind: ButtonKind, small: boolean) =>
  `${styles.button} ${styles[kind]} ${small ? styles.small : ''}`

export function Button({
  kind = 'secondary',
  icon,
  small = false,
  busy = false,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classes(kind, small)}
      aria-disabled={busy || undefined}
      onClick={(event) => (busy ? event.preventDefault() : rest.onClick?.(event))}
    >
      {busy ? <span className={styles.spinner} /> : icon && <Icon name={icon} size={18} />}
      {children}
    </button>
  )
}

export function ButtonLink({
  kind = 'secondary',
  icon,
  small = false,
  children,
  ...rest
}: Looks & LinkProps) {
  return (
    <Link {...rest} className={classes(kind, small)}>
      {icon && <Icon name={icon} size={18} />}
      {children}
    </Link>
  )
}

export function IconButton({
  icon,
  label,
  ...rest
}: { icon: IconName; label: string } & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button type="button" {...rest} className={styles.icon} aria-label={label} title={label}>
      <Icon name={icon} />
    </button>
  )
}
