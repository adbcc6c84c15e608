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
