import { cloud } from './cloud'

/** WeChat answers at most this many links in one call. */
const MOST = 50

/** Temporary links (minutes) of stored files, fifty in one call; a file that is gone has none. */
export async function temporaryLinks(files: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(files)]
  const calls = Array.from({ length: Math.ceil(wanted.length / MOST) }, (_, at) =>
    linksOf(wanted.slice(at * MOST, (at + 1) * MOST)),
  )
  return new Map((await Promise.all(calls)).flat())
}

async function linksOf(files: string[]): Promise<(readonly [string, string])[]> {
  const { fileList } = (await cloud.getTempFileURL({ fileList: files })) as {
    fileList: { fileID: string; tempFileURL: string; status: number }[]
  }
  return fileList
    .filter(({ tempFileURL }) => tempFileURL)
    .map(({ fileID, tempFileURL }) => [fileID, tempFileURL])
}

/**
 * A stored file, as long as it is no larger than so many bytes: of a larger one no more is read than shows that. Null
 * where there is none, or it cannot be read.
 */
export async function readFile(file: string, most: number): Promise<Uint8Array | 'large' | null> {
  const link = (await temporaryLinks([file])).get(file)
  const response = link === undefined ? null : await fetch(link)
  if (!response?.ok || !response.body) return null
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    chunks.push(chunk)
    size += chunk.length
    // Leaving the loop closes the connection.
    if (size > most) return 'large'
  }
  return Buffer.concat(chunks)
}

/** Deletes stored files; those that are gone already, or were never written (an empty id), do not matter. */
export async function removeFiles(files: readonly string[]): Promise<void> {
  const written = files.filter((file) => file !== '')
  for (let at = 0; at < written.length; at += MOST) {
    await cloud.deleteFile({ fileList: written.slice(at, at + MOST) })
  }
}

/**
 * Stores a picture once more under another path and answers its cloud:// id; null where the file is gone. Pictures are
 * small enough to be held in memory: the program shrinks them before they are uploaded.
 */
export async function copyFile(file: string, cloudPath: string): Promise<string | null> {
  const link = (await temporaryLinks([file])).get(file)
  if (link === undefined) return null
  const response = await fetch(link)
  if (!response.ok) throw new Error(`${file} cannot be read: ${response.status}`)
  const fileContent = Buffer.from(await response.arrayBuffer())
  const { fileID } = await cloud.uploadFile({ cloudPath, fileContent })
  return fileID
}
