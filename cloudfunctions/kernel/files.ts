import { cloud } from './cloud'

/** WeChat answers at most this many links in one call. */
const MOST = 50

/** Temporary links (minutes) of stored files, in one call; a file that is gone has none. */
export async function temporaryLinks(files: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(files)].slice(0, MOST)
  if (wanted.length === 0) return new Map()
  const { fileList } = (await cloud.getTempFileURL({ fileList: wanted })) as {
    fileList: { fileID: string; tempFileURL: string; status: number }[]
  }
  return new Map(
    fileList.filter(({ tempFileURL }) => tempFileURL).map(({ fileID, tempFileURL }) => [fileID, tempFileURL]),
  )
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
