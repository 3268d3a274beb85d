const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Whether each word occurs somewhere in these texts, whatever its case and accents. */
export function matches(query: string, texts: (string | null | undefined)[]): boolean {
  const all = plain(texts.filter(Boolean).join('\n'))
  return plain(query)
    .split(/\s+/)
    .every((word) => all.includes(word))
}
