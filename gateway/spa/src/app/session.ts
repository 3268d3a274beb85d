import type { LoginReply, User } from '@api'
import { onSessionLost, request } from '../api/client'
import { keys, queryClient } from '../api/queries'
import { wipeDrafts } from '../lib/drafts'
import { Store } from '../lib/store'
import { forgetUnsaved } from '../lib/unsaved'

/** The requests that wait for somebody to sign in again, as one promise however many they are. */
interface Lost {
  user: User
  finish: (recovered: boolean) => void
}

export const lostSession = new Store<Lost | null>(null)
let recovery: Promise<boolean> | null = null

/** Over the page and not instead of it: what is typed stays where it is, and the request is then repeated. */
onSessionLost(() => {
  const user = queryClient.getQueryData<User | null>(keys.me)
  if (!user) return Promise.resolve(false)
  recovery ??= new Promise<boolean>((resolve) => {
    lostSession.set({
      user,
      finish: (recovered) => {
        recovery = null
        lostSession.set(null)
        resolve(recovered)
      },
    })
  })
  return recovery
})

export async function signIn(email: string, password: string): Promise<User> {
  const { data } = await request<LoginReply>('/auth/login', {
    method: 'POST',
    body: { email, password },
    withoutSession: true,
  })
  return data.user
}

/** A page loaded anew holds nothing of who was here. */
export function leave(address = '/login'): void {
  wipeDrafts()
  forgetUnsaved()
  window.location.replace(address)
}

export async function signOut(): Promise<void> {
  await request('/auth/logout', { method: 'POST', withoutSession: true }).catch(() => undefined)
  leave()
}
