/**
 * The key of one thing that a person wants done once. It stays the same for as long as the same is asked
 * again (a retry after a lost connection), and is new for a changed body or after a success: the server
 * refuses one key with two bodies.
 */
export class Intention {
  private key = ''
  private asked: string | null = null

  constructor(private readonly makeKey: () => string = uuid) {}

  keyFor(path: string, body: unknown): string {
    const asked = `${path}\n${JSON.stringify(body ?? null)}`
    if (asked !== this.asked) {
      this.asked = asked
      this.key = this.makeKey()
    }
    return this.key
  }

  done(): void {
    this.asked = null
  }
}

/** crypto.randomUUID exists only over HTTPS and on localhost; a clinic's own network may have neither. */
export function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
