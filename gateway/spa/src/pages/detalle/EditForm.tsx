import { useEffect, useState, type ReactNode } from 'react'
import { focusSomewhere } from '../../lib/focus'
import { estadoWords } from '../../lib/words'
import { useForm, type Form } from '../../lib/useForm'
import { Button } from '../../ui/Button'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { Note, WriteError } from '../../ui/States'
import { useDetail } from './context'
import styles from './DetailPage.module.css'
import { editBody, editCheck, editInitial } from './fieldsets'
import { useAction } from './useAction'

interface EditFormProps {
  names: string[]
  success: string
  onClose: () => void
  children: (form: Form) => ReactNode
}

/** Edits some fields in place. Only what was changed is sent, so two people meet only in the same field. */
export function EditForm({ names, success, onClose, children }: EditFormProps) {
  const { detalle, can } = useDetail()
  const [asking, setAsking] = useState(false)
  const initial = editInitial(detalle, names)
  const form = useForm({ initial, check: (values) => editCheck(values, initial, names) })
  const action = useAction({ form, success, onDone: onClose })
  const { ref } = form

  // The button that opened it is gone: the focus goes on in the form, and afterwards in its block.
  useEffect(() => {
    const block = ref.current?.closest('section')
    ref.current?.querySelector<HTMLElement>('input, select, textarea')?.focus()
    return () => focusSomewhere(block)
  }, [ref])

  const leave = () => {
    form.reset()
    onClose()
  }

  return (
    <form
      ref={form.ref}
      className={styles.form}
      noValidate
      onSubmit={form.submit((values) => {
        if (form.changed.length === 0) leave()
        else action.run(editBody(values, form.changed, names))
      })}
    >
      {children(form)}
      <WriteError error={action.error} loose={action.loose} />
      {!can('EDITAR_DATOS') && <LostPermission />}
      <div className={styles.buttons}>
        <Button onClick={() => (form.changed.length > 0 ? setAsking(true) : leave())}>Descartar</Button>
        {can('EDITAR_DATOS') && (
          <Button kind="primary" type="submit" busy={action.pending}>
            Guardar
          </Button>
        )}
      </div>
      {asking && (
        <ConfirmDialog
          title="¿Descartar los cambios?"
          confirm="Descartar cambios"
          dismiss="Seguir editando"
          danger
          onConfirm={leave}
          onDismiss={() => setAsking(false)}
        >
          <p>Lo que escribió se pierde.</p>
        </ConfirmDialog>
      )}
    </form>
  )
}

/** What was typed stays to be read and copied, even when it can no longer be sent. */
export function LostPermission() {
  const { detalle } = useDetail()
  return (
    <Note kind="warning">
      La solicitud está en «{estadoWords[detalle.estado_operativo]}» y esto ya no se puede guardar. Puede
      copiar lo que escribió.
    </Note>
  )
}
