import type { Query } from '../device'

export interface Address {
  /** Without its leading slash. */
  readonly path: string
  readonly query: Query
}

function queryOf(text: string): Query {
  const pairs = text.split('&').filter((pair) => pair !== '')
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name = '', ...value] = pair.split('=')
      // WeChat hands the words of a query to onLoad as they stand; they are decoded by whoever needs that.
      return [name, value.join('=')]
    }),
  )
}

/** The address of a route from the program's root. */
export function urlOf({ path, query }: Address): string {
  const words = Object.entries(query).map(([name, value]) => `${name}=${value}`)
  return words.length > 0 ? `/${path}?${words.join('&')}` : `/${path}`
}

/** Takes a route's address apart: from the root with a leading slash, else beside the page that names it. */
export function parseUrl(url: string, from: string): Address {
  const [before = '', ...after] = url.split('?')
  const path = new URL(before, `http://program/${from}`).pathname.slice(1)
  return { path, query: queryOf(after.join('?')) }
}
