import { useState } from 'react'
import { request } from '../api/client'
import { asApiError, type ApiError } from '../api/errors'
import buttons from './Button.module.css'
import { DownloadFailed } from './DownloadFailed'
import { Icon } from './Icon'

/**
 * A file that the server makes while it is fetched, however large: the browser saves it itself. Whose session is gone
 * signs in first, and who has no connection is told, which a link alone could not do.
 */
export function DownloadLink({ href, children }: { href: string; children: string }) {
  const [error, setError] = useState<ApiError | null>(null)
  const fetch = async () => {
    try {
      await request('/auth/me')
      setError(null)
      const link = document.createElement('a')
      link.href = href
      link.download = ''
      link.click()
    } catch (thrown) {
      setError(asApiError(thrown))
    }
  }
  return (
    <>
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
      {error && (
        <DownloadFailed
          name={children}
          error={error}
          onRetry={() => void fetch()}
          onClose={() => setError(null)}
        />
      )}
    </>
  )
}
