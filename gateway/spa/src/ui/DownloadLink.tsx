import { request } from '../api/client'
import buttons from './Button.module.css'
import { Icon } from './Icon'

/**
 * A file that the server makes while it is fetched, however large: the browser saves it itself. Whose session is gone
 * signs in first, which a link alone could not ask for.
 */
export function DownloadLink({ href, children }: { href: string; children: string }) {
  const fetch = async () => {
    await request('/auth/me')
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
        // Whatever is wrong with the connection, the browser says of the download.
        void fetch().catch(() => undefined)
      }}
    >
      <Icon name="download" size={18} />
      {children}
    </a>
  )
}
