import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { MyFace } from '@domain/identity/face-contract'
import { api } from '@/api'
import { useRefetchOnShow } from '@/components/use-refetch-on-show'
import { PictureError, type LocalPicture } from '@/platform/pictures'
import { uploadPicture } from '@/platform/upload'
import { toast } from '@/ui/dialog'
import { faceText } from './face-text'
import { useIdentityCommand } from './use-identity-command'

/** My picture and my nickname. */
export function useFace() {
  const face = useQuery({ queryKey: ['identity', 'face'], queryFn: () => api.identity.face.mine({}) })
  useRefetchOnShow(face)
  return face
}

/** The picture as it stands, a new one that waits to be saved, or none. */
type Choice =
  | { readonly kind: 'kept' }
  | { readonly kind: 'none' }
  | { readonly kind: 'new'; readonly local: LocalPicture }
const kept: Choice = { kind: 'kept' }

/** Says why no picture came. */
function sayWhyNone(error: unknown): null {
  if (!(error instanceof PictureError)) throw error
  toast(faceText[error.reason])
  return null
}

/** Uploads a picture once, however often saving it is tried. */
function useUpload(folder: string) {
  const sent = useRef<{ readonly id: string; readonly file: string } | null>(null)
  return async (picture: LocalPicture): Promise<string> => {
    if (sent.current?.id === picture.id) return sent.current.file
    const cloudPath = `${folder}/${picture.id}.jpg`
    const file = await uploadPicture({ picture, cloudPath, onProgress: () => undefined })
    sent.current = { id: picture.id, file }
    return file
  }
}

/** Nothing is uploaded before it is saved. */
export function useEditFace({ picture, folder }: MyFace) {
  const [choice, setChoice] = useState(kept)
  const [isUploading, setUploading] = useState(false)
  const upload = useUpload(folder)
  const command = useIdentityCommand({ call: api.identity.face.save, onDone: () => setChoice(kept) })
  const fileOf = async (): Promise<string | null> => {
    if (choice.kind === 'new') return upload(choice.local)
    return choice.kind === 'kept' && picture ? picture.file : null
  }
  const save = (nickname: string) => {
    if (isUploading) return
    setUploading(true)
    void fileOf()
      .then(
        (file) =>
          command.send({ nickname: nickname.trim() || null, picture: file }, { said: faceText.saved }),
        () => toast(faceText.unsent),
      )
      .finally(() => setUploading(false))
  }
  return {
    preview: previewOf(choice, picture),
    fields: command.fields,
    failure: command.failure,
    isBusy: isUploading || command.isBusy,
    choose: (chosen: Promise<LocalPicture | null>) =>
      void chosen.catch(sayWhyNone).then((local) => {
        if (local) setChoice({ kind: 'new', local })
      }),
    drop: () => setChoice({ kind: 'none' }),
    save,
    clear: () => command.send({ nickname: null, picture: null }, { said: faceText.cleared }),
  }
}

/** What is drawn now; null: the name. */
function previewOf(choice: Choice, picture: MyFace['picture']): string | null {
  if (choice.kind === 'new') return choice.local.preview
  return choice.kind === 'kept' ? (picture?.url ?? null) : null
}
