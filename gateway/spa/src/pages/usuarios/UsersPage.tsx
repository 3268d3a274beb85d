import { ROL, type Rol, type UserAdmin } from '@api'
import { useState } from 'react'
import { useUsers } from '../../api/queries'
import { useMe } from '../../app/useMe'
import { showTime } from '../../lib/dates'
import { matches } from '../../lib/search'
import { useAddress } from '../../lib/useAddress'
import { useTitle } from '../../lib/useTitle'
import { rolWords } from '../../lib/words'
import { Button, ButtonLink } from '../../ui/Button'
import { FilterChips } from '../../ui/Chips'
import { DataList, type Column } from '../../ui/DataList'
import { PageHeader } from '../../ui/PageHeader'
import { Paged } from '../../ui/Pager'
import { SearchBox } from '../../ui/SearchBox'
import { Badge } from '../../ui/StateBadge'
import { Empty, ReadError, Skeleton } from '../../ui/States'
import { Toolbar } from '../../ui/Toolbar'
import { Policy } from './Policy'
import { CreateDialog, EditDialog, PasswordDialog, SuspendDialog, nameOf } from './UserDialogs'
import styles from './UsersPage.module.css'

type Open = { dialog: 'crear' } | { dialog: 'editar' | 'clave' | 'suspender'; user: UserAdmin }

const documentOf = (user: UserAdmin) => [user.tipo_documento, user.numero_documento].filter(Boolean).join(' ')

const columns: Column<UserAdmin>[] = [
  {
    title: 'Nombre',
    cell: (user) => (
      <>
        {nameOf(user)}
        <span className={styles.email}>{user.user_email}</span>
      </>
    ),
  },
  { title: 'Documento', cell: (user) => documentOf(user) || '–' },
  { title: 'Roles', cell: (user) => user.roles.map((rol) => rolWords[rol]).join(', '), words: true },
  {
    title: 'Estado',
    cell: (user) => <Badge good={user.is_active}>{user.is_active ? 'Activo' : 'Suspendido'}</Badge>,
    words: true,
  },
  { title: 'Último ingreso', cell: (user) => showTime(user.last_login_at) || 'Nunca', words: true },
]

export default function UsersPage() {
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  useTitle('Usuarios')
  return (
    <>
      <PageHeader title="Usuarios" about="Quién ingresa a la aplicación, y qué puede hacer.">
        <Button kind="primary" icon="plus" onClick={() => setOpen({ dialog: 'crear' })}>
          Crear usuario
        </Button>
      </PageHeader>
      <Users onOpen={setOpen} />
      <Policy />
      {open?.dialog === 'crear' && (
        <CreateDialog onClose={close} onDoctor={(user) => setOpen({ dialog: 'editar', user })} />
      )}
      {open?.dialog === 'editar' && <EditDialog user={open.user} onClose={close} />}
      {open?.dialog === 'clave' && <PasswordDialog user={open.user} onClose={close} />}
      {open?.dialog === 'suspender' && <SuspendDialog user={open.user} onClose={close} />}
    </>
  )
}

function Users({ onOpen }: { onOpen: (open: Open) => void }) {
  const users = useUsers()
  const address = useAddress({ q: () => true, rol: (text) => ROL.includes(text as Rol) })
  const rol = address.value('rol') as Rol | ''
  const found = (users.data ?? []).filter((user) =>
    matches(address.value('q'), [
      nameOf(user),
      user.user_email,
      documentOf(user),
      user.especialidad,
      user.cmp,
    ]),
  )
  const rows = found.filter((user) => !rol || user.roles.includes(rol))
  return (
    <>
      <Toolbar>
        <SearchBox
          label="Buscar usuarios"
          placeholder="Nombre, correo o documento"
          live
          value={address.value('q')}
          onSearch={(q) => address.set({ q }, true)}
        />
      </Toolbar>
      <FilterChips
        label="Rol"
        rows={users.data && found}
        options={ROL.map((value) => ({ value, label: rolWords[value] }))}
        chosen={rol}
        isOf={(user, value) => user.roles.includes(value as Rol)}
        onChoose={(value) => address.set({ rol: value })}
      />
      <section aria-label="Resultados" className={styles.results}>
        {users.isPending && <Skeleton lines={6} label="Cargando usuarios" />}
        {users.isError && (
          <ReadError error={users.error} onRetry={() => void users.refetch()} busy={users.isFetching} />
        )}
        {users.data && rows.length === 0 && (
          <Empty icon="search" title="Ningún usuario coincide">
            <p>Pruebe con menos palabras o con otro rol.</p>
            <Button onClick={address.clear}>Quitar filtros</Button>
          </Empty>
        )}
        {rows.length > 0 && (
          <Paged rows={rows} page={address.page} onPage={(page) => address.set({ page: String(page) })}>
            {(shown) => (
              <DataList
                caption="Usuarios"
                rows={shown}
                keyOf={(user) => user.user_id}
                columns={columns}
                actions={(user) => <Actions user={user} onOpen={onOpen} />}
              />
            )}
          </Paged>
        )}
      </section>
    </>
  )
}

function Actions({ user, onOpen }: { user: UserAdmin; onOpen: (open: Open) => void }) {
  const me = useMe()
  const whom = <span className="visually-hidden"> a {nameOf(user)}</span>
  return (
    <>
      <Button kind="quiet" small onClick={() => onOpen({ dialog: 'editar', user })}>
        Editar{whom}
      </Button>
      {/* Both would end the session of who presses them. */}
      {user.user_id === me.user_id ? (
        <ButtonLink kind="quiet" small to="/app/perfil">
          Mi perfil
        </ButtonLink>
      ) : (
        <>
          <Button kind="quiet" small onClick={() => onOpen({ dialog: 'clave', user })}>
            Contraseña<span className="visually-hidden"> de {nameOf(user)}</span>
          </Button>
          <Button kind="quiet" small onClick={() => onOpen({ dialog: 'suspender', user })}>
            {user.is_active ? 'Suspender' : 'Reactivar'}
            {whom}
          </Button>
        </>
      )}
    </>
  )
}
