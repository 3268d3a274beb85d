import { BOUNDS } from '@api'
import { keys, queryClient } from '../../api/queries'
import * as checks from '../../lib/checks'
import { useForm } from '../../lib/useForm'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { FieldGrid } from '../../ui/FieldGrid'
import { PasswordField } from '../../ui/PasswordField'
import { WriteError } from '../../ui/States'
import { toast } from '../../ui/Toasts'
import { useFormWrite } from '../../ui/useFormWrite'
import styles from './ProfilePage.module.css'

const bounds = BOUNDS.password_change_request

export function PasswordCard() {
  const form = useForm({
    initial: { actual: '', nueva: '' },
    check: ({ actual = '', nueva = '' }) => ({
      actual: checks.password(bounds.actual)(actual),
      nueva: checks.password(bounds.nueva)(nueva),
    }),
    guard: false,
  })
  const writer = useFormWrite(form, () => {
    form.reset()
    void queryClient.invalidateQueries({ queryKey: keys.sessions })
    toast('Su contraseña cambió.')
  })
  return (
    <Card title="Contraseña">
      <form
        ref={form.ref}
        className={styles.form}
        noValidate
        onSubmit={form.submit((body) => writer.run({ path: '/auth/password', body }))}
      >
        <FieldGrid>
          <PasswordField
            field={form.field('actual')}
            label="Contraseña actual"
            autoComplete="current-password"
          />
          <PasswordField field={form.field('nueva')} label="Contraseña nueva" hint="Al menos 8 caracteres." />
        </FieldGrid>
        <WriteError error={writer.error} loose={writer.loose} />
        <div className={styles.send}>
          <p>Sus demás sesiones se cierran.</p>
          <Button kind="primary" type="submit" busy={writer.pending}>
            Cambiar contraseña
          </Button>
        </div>
      </form>
    </Card>
  )
}
