import type { Part } from './part'

/** A file of the program itself: from its root, or beside the page that names it. */
const inProgram = (path: string, page: string): string =>
  new URL(path, `${location.origin}/dist/${page}`).pathname.replace(/^(?!\/dist\/)/, '/dist')

/**
 * Where the browser finds what a program calls a source: a file of the program, a temporary file, a cloud file
 * (`cloud://`, by a temporary link), or any other address as it is.
 */
export async function addressOf(
  { host, path }: Pick<Part, 'host' | 'path'>,
  source: string,
): Promise<string> {
  const file = host.files.get(source)
  if (file !== undefined) return file
  if (source.startsWith('cloud://')) return host.cloudAddress(source)
  if (source === '' || /^(https?|data|blob):/.test(source)) return source
  return inProgram(source, path)
}
