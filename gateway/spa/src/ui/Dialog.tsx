import { useId, useLayoutEffect, useRef, type ReactNode } from 'react'
import { IconButton } from './Button'
import styles from './Dialog.module.css'
import { focusSomewhere } from '../lib/focus'

interface DialogProps {
  title: string
  onClose: () => void
  children: ReactNode
  wide?: boolean
  /** alertdialog: it interrupts. */
  urgent?: boolean
}

/** The browser's own modal dialog: it keeps the focus in, gives it back, and leaves by Esc. */
export function Dialog({ title, onClose, children, wide, urgent }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null)
  const titleId = useId()

  // Before the browser paints, and before React takes the dialog away: only then the focus can be given back.
  useLayoutEffect(() => {
    const dialog = ref.current!
    if (!dialog.open) dialog.showModal()
    firstIn(dialog)?.focus()
    return () => {
      // It gives the focus back to where it was, which may be gone by now.
      dialog.close()
      focusSomewhere()
    }
  }, [])

  return (
    <dialog
      ref={ref}
      className={`${styles.dialog} ${wide ? styles.wide : ''}`}
      role={urgent ? 'alertdialog' : undefined}
      aria-labelledby={titleId}
      onCancel={(event) => {
        // A dialog inside this one bubbles its own here.
        if (event.target !== ref.current) return
        event.preventDefault()
        onClose()
      }}
      onKeyDown={(event) => {
        // Chromium closes on a second Esc without asking.
        if (event.key === 'Escape' && event.target instanceof Node && ref.current?.contains(event.target)) {
          event.preventDefault()
          event.stopPropagation()
          onClose()
        }
      }}
    >
      <header className={styles.header}>
        <h2 id={titleId}>{title}</h2>
        <IconButton icon="close" label="Cerrar diálogo" onClick={onClose} />
      </header>
      {children}
    </dialog>
  )
}

/** What says that it wants the focus, else the first field; else the browser's own choice stays. */
function firstIn(dialog: HTMLElement): HTMLElement | null {
  return dialog.querySelector('[data-autofocus]') ?? dialog.querySelector('form :is(input, select, textarea)')
}

export function DialogBody({ children }: { children: ReactNode }) {
  return <div className={styles.body}>{children}</div>
}

export function DialogFooter({ children }: { children: ReactNode }) {
  return <footer className={styles.footer}>{children}</footer>
}
