import { isJsonObject } from '../server/body'

/** The pages of the mini-program, where its app.json is known. */
export class Pages {
  private readonly known: ReadonlySet<string> | undefined

  /** @param app the content of app.json; without it every page counts as published */
  constructor(app?: unknown) {
    this.known = app === undefined ? undefined : new Set(pagesOf(app))
  }

  /** Whether a path without query is a page. A slash in front is not taken away: some interfaces refuse it. */
  isKnown(path: string): boolean {
    return this.known === undefined || this.known.has(path)
  }
}

function pagesOf(app: unknown): string[] {
  if (!isJsonObject(app)) throw new Error('app.json is not an object')
  const packages = [...listOf(app['subPackages']), ...listOf(app['subpackages'])]
  return [
    ...texts(app['pages']),
    ...packages.filter(isJsonObject).flatMap(({ root, pages }) => {
      const folder = String(root).replace(/\/+$/, '')
      return texts(pages).map((page) => `${folder}/${page}`)
    }),
  ]
}

function texts(list: unknown): string[] {
  return listOf(list).filter((item) => typeof item === 'string')
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : []
}
