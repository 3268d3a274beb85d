import { useSearchParams } from 'react-router-dom'

/** What a page shows lives in its address: a link, a reload and "atrás" show the same. */
export function useAddress<Name extends string>(valid: Record<Name, (text: string) => boolean>) {
  const [parameters, setParameters] = useSearchParams()
  // What is wrong in an address that somebody wrote is as if it were not there.
  const value = (name: Name): string => {
    const text = parameters.get(name)?.trim() ?? ''
    return text && valid[name](text) ? text : ''
  }
  /** "" takes away. Whatever changes but the page itself begins at the first page. */
  const set = (changes: Partial<Record<Name | 'page', string>>, replace = false) =>
    setParameters(
      (current) => {
        const changed = new URLSearchParams(current)
        for (const [name, text] of Object.entries<string>({ page: '', ...changes } as Record<
          string,
          string
        >)) {
          if (text) changed.set(name, text)
          else changed.delete(name)
        }
        return changed
      },
      { replace, preventScrollReset: !('page' in changes) },
    )
  const page = Math.max(1, Math.floor(Number(parameters.get('page'))) || 1)
  return { value, set, page, clear: () => setParameters({}) }
}
