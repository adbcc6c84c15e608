const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** An idempotency key: 24 letters and digits. It has to be different each time, not secret. */
export function randomKey(): string {
  const time = Date.now().toString(36)
  const rest = Array.from(
    { length: 24 - time.length },
    () => letters[Math.floor(Math.random() * letters.length)],
  )
  return time + rest.join('')
}
