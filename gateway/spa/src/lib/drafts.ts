/**
 * What is typed into the long forms, kept for this tab: a phone may throw away a page in the background,
 * and a reload must lose nothing. Signing out, or somebody else signing in, wipes it.
 */
const prefix = 'cmep.borrador.'

export function readDraft<T>(key: string): T | null {
  try {
    return JSON.parse(sessionStorage.getItem(prefix + key) ?? 'null') as T | null
  } catch {
    return null
  }
}

export function writeDraft(key: string, value: unknown): void {
  try {
    if (value === null) sessionStorage.removeItem(prefix + key)
    else sessionStorage.setItem(prefix + key, JSON.stringify(value))
  } catch {
    // Storage is full or forbidden: the form itself still holds everything.
  }
}

export function wipeDrafts(): void {
  try {
    for (const key of Object.keys(sessionStorage)) {
      if (key.startsWith(prefix)) sessionStorage.removeItem(key)
    }
  } catch {
    // As above.
  }
}
