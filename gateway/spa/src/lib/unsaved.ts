import { useCallback, useEffect, useId } from 'react'

/** The forms that hold something not yet saved, by id. Leaving asks while there is one. */
const changedForms = new Set<string>()

export function anythingUnsaved(): boolean {
  return changedForms.size > 0
}

export function forgetUnsaved(): void {
  changedForms.clear()
}

// The browser's own question, since closing a tab allows no other.
window.addEventListener('beforeunload', (event) => {
  if (anythingUnsaved()) event.preventDefault()
})

/** Answers a function to call before moving on after a success, when the state is not yet rendered. */
export function useUnsaved(changed: boolean): () => void {
  const id = useId()
  useEffect(() => {
    if (changed) changedForms.add(id)
    else changedForms.delete(id)
    return () => void changedForms.delete(id)
  }, [id, changed])
  return useCallback(() => void changedForms.delete(id), [id])
}
