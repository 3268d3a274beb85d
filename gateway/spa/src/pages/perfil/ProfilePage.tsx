import { useMe } from '../../app/useMe'
import { useTitle } from '../../lib/useTitle'
import { rolWords } from '../../lib/words'
import { Card } from '../../ui/Card'
import { Facts, Fact } from '../../ui/Facts'
import { PageHeader } from '../../ui/PageHeader'
import { PasswordCard } from './PasswordCard'
import styles from './ProfilePage.module.css'
import { SessionsCard } from './SessionsCard'

export default function ProfilePage() {
  const user = useMe()
  useTitle('Mi perfil')
  return (
    <>
      <PageHeader title="Mi perfil" />
      <div className={styles.cards}>
        <Card title="Quién soy">
          <Facts>
            <Fact label="Nombre">{user.display_name}</Fact>
            <Fact label="Correo electrónico" width="wide">
              {user.user_email}
            </Fact>
            <Fact label="Roles">{user.roles.map((rol) => rolWords[rol]).join(', ')}</Fact>
          </Facts>
        </Card>
        <PasswordCard />
        <SessionsCard />
      </div>
    </>
  )
}
