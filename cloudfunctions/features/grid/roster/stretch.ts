/**
 * Ms after which a stretch of work ends with the chunk it is at: `api`, which waits for it, is given 15 s, and a chunk
 * takes a fraction of one.
 */
const STRETCH = 4000

/** Begins a stretch; the answer tells whether it is over. Not the clock of the day, which may be set meanwhile. */
export function beginStretch(): () => boolean {
  const began = performance.now()
  return () => performance.now() - began > STRETCH
}
