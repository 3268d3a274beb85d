import {
  BOUNDS,
  ROL,
  TIPO_DOCUMENTO_USUARIO,
  type PasswordReply,
  type TipoDocumento,
  type UserAdmin,
} from '@api'
import { keys, queryClient } from '../../api/queries'
import * as checks from '../../lib/checks'
import { useForm, type Form } from '../../lib/useForm'
import { useWrite } from '../../lib/useWrite'
import { documentoWords, rolWords } from '../../lib/words'
import { ChecksField } from '../../ui/ChoiceField'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { DateField } from '../../ui/DateField'
import { AreaField, SelectField, TextField } from '../../ui/Field'
import { FieldGrid } from '../../ui/FieldGrid'
import { FormDialog } from '../../ui/FormDialog'
import { tellForbidden } from '../../ui/Notices'
import { PasswordField } from '../../ui/PasswordField'
import { Note } from '../../ui/States'
import { toast } from '../../ui/Toasts'
import { useFormWrite } from '../../ui/useFormWrite'
import { createBody, createCheck, createInitial, editBody, editCheck, editInitial, rolesOf } from './fields'

export const nameOf = ({ nombres, apellidos, user_email }: UserAdmin) =>
  [nombres, apellidos].filter(Boolean).join(' ') || user_email

/** Who may be assigned, what people are called, and perhaps one's own roles. */
function usersChanged(): void {
  for (const queryKey of [keys.users, keys.me, keys.lists, ['empleados'], ['detalle']]) {
    void queryClient.invalidateQueries({ queryKey })
  }
}

interface CreateProps {
  onClose: () => void
  /** A doctor has more fields than a new user is registered with. */
  onDoctor: (user: UserAdmin) => void
}

export function CreateDialog({ onClose, onDoctor }: CreateProps) {
  const form = useForm({ initial: createInitial, check: createCheck })
  const writer = useFormWrite<UserAdmin>(form, ({ data }) => {
    usersChanged()
    toast(`${nameOf(data)} ya puede ingresar.`)
    if (data.roles.includes('MEDICO')) onDoctor(data)
    else onClose()
  })
  return (
    <FormDialog
      title="Crear usuario"
      submitLabel="Crear"
      wide
      form={form}
      writer={writer}
      onClose={onClose}
      onSubmit={(values) => writer.run({ path: '/admin/usuarios', body: createBody(values) })}
    >
      <FieldGrid>
        <TextField
          field={form.field('user_email')}
          label="Correo electrónico"
          hint="Con él ingresa."
          type="email"
          inputMode="email"
          required
        />
        <PasswordField
          field={form.field('password')}
          label="Contraseña"
          hint="Désela a la persona, que la cambia en su perfil."
        />
        <RolesField form={form} />
        <PersonFields form={form} />
      </FieldGrid>
      {rolesOf(form.values.roles).includes('MEDICO') && (
        <p>El CMP y la especialidad se piden en el paso siguiente.</p>
      )}
    </FormDialog>
  )
}

export function EditDialog({ user, onClose }: { user: UserAdmin; onClose: () => void }) {
  const initial = editInitial(user)
  const form = useForm({ initial, check: (values) => editCheck(values, initial) })
  const writer = useFormWrite<UserAdmin>(form, ({ data }) => {
    usersChanged()
    toast(`${nameOf(data)} se guardó.`)
    onClose()
  })
  const field = form.field
  return (
    <FormDialog
      title="Editar usuario"
      submitLabel="Guardar"
      wide
      form={form}
      writer={writer}
      onClose={onClose}
      onSubmit={(values) => {
        if (form.changed.length === 0) return onClose()
        const path = `/admin/usuarios/${user.user_id}`
        writer.run({ path, method: 'PATCH', body: editBody(values, form.changed) })
      }}
    >
      <p>Ingresa como {user.user_email}</p>
      <FieldGrid>
        <RolesField form={form} />
        {rolesOf(form.values.roles).includes('MEDICO') && user.persona_id !== null && (
          <>
            <TextField field={field('cmp')} label="CMP" hint="Su número de colegiatura." />
            <TextField field={field('especialidad')} label="Especialidad" />
          </>
        )}
        {user.persona_id !== null && (
          <>
            <PersonFields form={form} />
            <TextField field={field('celular_2')} label="Otro celular" type="tel" inputMode="tel" />
            <TextField field={field('telefono_fijo')} label="Teléfono fijo" type="tel" inputMode="tel" />
            <TextField field={field('email')} label="Correo de contacto" type="email" inputMode="email" />
            <AreaField field={field('comentario')} label="Comentario" rows={2} />
          </>
        )}
      </FieldGrid>
    </FormDialog>
  )
}

function RolesField({ form }: { form: Form }) {
  return (
    <ChecksField
      field={form.field('roles')}
      label="Roles"
      required
      options={ROL.map((value) => ({ value, label: rolWords[value] }))}
    />
  )
}

function PersonFields({ form: { field, values } }: { form: Form }) {
  const number = field('numero_documento')
  const tipo = (values.tipo_documento ?? '') as TipoDocumento
  return (
    <>
      <TextField field={field('nombres')} label="Nombres" required />
      <TextField field={field('apellidos')} label="Apellidos" required />
      <SelectField
        field={field('tipo_documento')}
        label="Tipo de documento"
        required
        options={TIPO_DOCUMENTO_USUARIO.map((value) => ({ value, label: documentoWords[value] }))}
      />
      <TextField
        field={{ ...number, error: number.error ?? checks.documento(tipo, number.value, false) }}
        label="Número de documento"
        required
      />
      <TextField field={field('telefono')} label="Celular" type="tel" inputMode="tel" />
      <DateField field={field('fecha_nacimiento')} label="Fecha de nacimiento" />
      <TextField field={field('direccion')} label="Dirección" full />
    </>
  )
}

export function PasswordDialog({ user, onClose }: { user: UserAdmin; onClose: () => void }) {
  const form = useForm({
    initial: { new_password: '' },
    check: ({ new_password = '' }) => ({
      new_password: checks.password(BOUNDS.password_reset_request.new_password)(new_password),
    }),
    guard: false,
  })
  const writer = useFormWrite<PasswordReply>(form, () => {
    toast(`${nameOf(user)} tiene otra contraseña.`)
    onClose()
  })
  return (
    <FormDialog
      title="Restablecer contraseña"
      submitLabel="Restablecer"
      form={form}
      writer={writer}
      onClose={onClose}
      onSubmit={(body) => writer.run({ path: `/admin/usuarios/${user.user_id}/reset-password`, body })}
    >
      <p>
        La contraseña de <strong>{nameOf(user)}</strong> deja de valer y sus sesiones abiertas se cierran.
      </p>
      <PasswordField field={form.field('new_password')} label="Contraseña nueva" />
    </FormDialog>
  )
}

/** Suspends who is active, and lets who is suspended in again. */
export function SuspendDialog({ user, onClose }: { user: UserAdmin; onClose: () => void }) {
  const name = nameOf(user)
  const { run, pending, error } = useWrite<UserAdmin>({
    onSuccess: () => {
      usersChanged()
      toast(user.is_active ? `${name} ya no puede ingresar.` : `${name} puede ingresar de nuevo.`)
      onClose()
    },
    onError: (failure) => {
      if (failure.kind === 'forbidden') tellForbidden(failure.message)
    },
  })
  const body = { is_active: !user.is_active }
  return (
    <ConfirmDialog
      title={user.is_active ? '¿Suspender usuario?' : '¿Reactivar usuario?'}
      confirm={user.is_active ? 'Sí, suspender' : 'Sí, reactivar'}
      dismiss="Volver"
      danger={user.is_active}
      busy={pending}
      onConfirm={() => run({ path: `/admin/usuarios/${user.user_id}`, method: 'PATCH', body })}
      onDismiss={onClose}
    >
      {user.is_active ? (
        <p>
          <strong>{name}</strong> sale ahora mismo de donde esté, no puede ingresar y no se le asignan más
          solicitudes.
        </p>
      ) : (
        <p>
          <strong>{name}</strong> puede ingresar con su contraseña de antes.
        </p>
      )}
      <div role="alert">
        {error && error.kind !== 'forbidden' && <Note kind="danger">{error.message}</Note>}
      </div>
    </ConfirmDialog>
  )
}
