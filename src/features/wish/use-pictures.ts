import { useState } from 'react'
import { choosePictures, PictureError, type LocalPicture } from '@/platform/pictures'
import { uploadPicture } from '@/platform/upload'
import { toast } from '@/ui/dialog'
import { pictureText } from './text'

/** A picture of a form: being uploaded, uploaded (`file`), or failed. */
export interface Picked {
  readonly id: string
  /** Shows it; null for one that an earlier session uploaded and this device no longer has. */
  readonly preview: string | null
  /** File id once it has arrived. */
  readonly file: string | null
  /** How much has arrived, 0 to 1. */
  readonly share: number
  readonly hasFailed: boolean
  /** What is sent again on a retry. */
  readonly local: LocalPicture | null
}

/** A picture that is in the storage already. */
export const uploaded = (file: string, preview: string | null = null): Picked => ({
  id: file,
  preview,
  file,
  share: 1,
  hasFailed: false,
  local: null,
})

const waiting = (local: LocalPicture): Picked => ({
  id: local.id,
  preview: local.preview,
  file: null,
  share: 0,
  hasFailed: false,
  local,
})

export interface Pictures {
  readonly list: readonly Picked[]
  /** File ids of those that have arrived. */
  readonly files: readonly string[]
  /** Something that was chosen has not arrived yet. */
  readonly isUploading: boolean
  readonly hasFailed: boolean
  readonly add: () => void
  readonly retry: (id: string) => void
  readonly remove: (id: string) => void
  readonly reset: (list: readonly Picked[]) => void
}

/** Says why no picture came; the form goes on without. */
function sayWhyNone(error: unknown): LocalPicture[] {
  if (!(error instanceof PictureError)) throw error
  toast(pictureText[error.reason])
  return []
}

interface PicturesOptions {
  readonly most: number
  /** Folder in the storage. */
  readonly folder: string
  readonly first: readonly Picked[]
}

/** Pictures of a form: chosen, made small, uploaded each on its own with progress and its own retry. */
export function usePictures({ most, folder, first }: PicturesOptions): Pictures {
  const [list, setList] = useState(first)
  const [isPreparing, setPreparing] = useState(false)
  const change = (id: string, part: Partial<Picked>) =>
    setList((now) => now.map((picked) => (picked.id === id ? { ...picked, ...part } : picked)))
  const upload = async (picture: LocalPicture) => {
    change(picture.id, { hasFailed: false, share: 0 })
    const cloudPath = `${folder}/${picture.id}.jpg`
    const onProgress = (share: number) => change(picture.id, { share })
    await uploadPicture({ picture, cloudPath, onProgress }).then(
      (file) => change(picture.id, { file, share: 1 }),
      () => change(picture.id, { hasFailed: true }),
    )
  }
  const add = async () => {
    const chosen = await choosePictures(most - list.length, () => setPreparing(true))
      .catch(sayWhyNone)
      .finally(() => setPreparing(false))
    setList((now) => [...now, ...chosen.map(waiting)])
    await Promise.all(chosen.map(upload))
  }
  const retry = (id: string) => {
    const local = list.find((picked) => picked.id === id)?.local
    if (local) void upload(local)
  }
  return {
    list,
    files: list.flatMap(({ file }) => (file === null ? [] : [file])),
    isUploading: isPreparing || list.some(({ file, hasFailed }) => file === null && !hasFailed),
    hasFailed: list.some((picked) => picked.hasFailed),
    add: () => void add(),
    retry,
    remove: (id) => setList((now) => now.filter((picked) => picked.id !== id)),
    reset: setList,
  }
}
