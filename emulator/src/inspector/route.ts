import { useLayoutEffect, useState } from 'preact/hooks'

/** Where the reader is: the view, and the one thing it shows, if any. */
export interface Route {
  readonly view: string
  readonly subject?: string
}

/** Address of a view: `#/calls` or `#/calls/<id>`. */
export function linkTo(view: string, subject?: string): string {
  return subject === undefined ? `#/${view}` : `#/${view}/${encodeURIComponent(subject)}`
}

function readRoute(hash: string): Route {
  const [, view = '', subject] = /^#\/([^/]*)(?:\/(.+))?$/.exec(hash) ?? []
  return subject === undefined ? { view } : { view, subject: decode(subject) }
}

/** The route of the address bar, anew with each change of it, those before the first paint included. */
export function useRoute(): Route {
  const [route, setRoute] = useState(() => readRoute(location.hash))
  useLayoutEffect(() => {
    const follow = (): void => setRoute(readRoute(location.hash))
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  return route
}

/** The text that a part of an address stands for; what is not encoded correctly stands for itself. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
