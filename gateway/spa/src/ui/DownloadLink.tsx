import { request } from '../api/client'
import { asApiError } from '../api/errors'
import buttons from './Button.module.css'
import { Icon } from './Icon'

/**
 * A file that the server makes while it is fetched, however large: the browser saves it itself. Whose session is gone
 * signs in first, which a link alone could not ask for.
 */
export function DownloadLink({ href, children }: { href: string; children: string }) {
  const fetch = async () => {
    // Whatever else is wrong with the connection, the browser says of the download.
    const go = await request('/auth/me').then(
      () => true,
      (error) => asApiError(error).kind !== 'session',
    )
    if (!go) return
    const link = document.createElement('a')
    link.href = href
    link.download = ''
    link.click()
  }
  return (
    <a
      href={href}
      download
      data-no-print
      className={`${buttons.button} ${buttons.secondary}`}
      onClick={(event) => {
        event.preventDefault()
        void fetch()
      }}
    >
      <Icon name="download" size={18} />
      {children}
    </a>
  )
}
