export type Values = Record<string, string>

export interface Rebased {
  values: Values
  /** What others wrote into fields that were being typed into. */
  theirs: Values
}

/** Takes over what is new on the server, except where somebody typed: that stays, and theirs is told. */
export function rebase(values: Values, before: Values, fresh: Values, known: Values = {}): Rebased {
  const result: Rebased = { values: { ...values }, theirs: {} }
  for (const [name, theirs] of Object.entries(fresh)) {
    const typed = values[name] !== undefined && values[name] !== before[name]
    if (!typed) result.values[name] = theirs
    else if (theirs !== values[name] && (theirs !== before[name] || name in known))
      result.theirs[name] = theirs
  }
  return result
}

/** The fields that differ from what was there. */
export function changedOf(values: Values, before: Values): string[] {
  return Object.keys(values).filter((name) => (values[name] ?? '') !== (before[name] ?? ''))
}
