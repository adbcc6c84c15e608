/** Ms between two tellings of the same thing. */
const AGAIN = 200

/**
 * Says that a phone is connected, again and again until the client goes on: the official client begins to listen only
 * after it has read the answer to its request, and may read both in one go.
 */
export function tellConnected(tell: () => void): () => void {
  const timer = setInterval(tell, AGAIN)
  return () => clearInterval(timer)
}
