import { useState } from 'react'
import { wishLimits } from '@domain/wish/limits'
import { pictureFolder } from '@domain/wish/pictures'
import type { WishDetail } from '@domain/wish/schemas'
import { api } from '@/api'
import { goBack } from '@/platform/navigate'
import { said } from './action-text'
import { checkEvidence, emptyEvidence, type EvidenceForm } from './logic/evidence-form'
import { sayFirst } from './say-first'
import { submitText } from './text'
import { useCommand } from './use-command'
import { useDraft } from '@/components/use-draft'
import { useKeptFiles } from './use-kept-files'
import { uploaded, usePictures } from './use-pictures'

/** The evidence of one wish being put together: kept on the device, checked as the server will. */
export function useEvidence(wish: WishDetail) {
  const name = `fulfil:${wish.viewerId}:${wish.id}`
  const draft = useDraft(name, emptyEvidence)
  const pictures = usePictures({
    most: wishLimits.evidencePhotos,
    folder: pictureFolder(wish.viewerId),
    first: draft.value.photos.map((file) => uploaded(file)),
  })
  const [hasTried, setTried] = useState(false)
  useKeptFiles({
    files: pictures.files,
    kept: draft.value.photos,
    keep: (photos) => draft.change({ photos }),
  })
  const done = () => {
    draft.clear()
    goBack()
  }
  const command = useCommand({ call: api.wish.fulfil, keptAs: `${name}:key`, onDone: done })
  const form = { ...draft.value, photos: pictures.files }
  const checked = checkEvidence({ id: wish.id, kind: wish.kind, form })
  const submit = () => {
    setTried(true)
    sayFirst(checked.fields)
    if (checked.fields === null && !pictures.hasFailed) command.send(checked.input, { said: said.fulfil })
  }
  return {
    form,
    change: (part: Partial<EvidenceForm>) => {
      command.forget()
      draft.change(part)
    },
    pictures,
    // Once somebody has tried to send it, a fault goes as soon as it is mended.
    fields: { ...command.fields, ...(hasTried && checked.fields) },
    failure: pictures.hasFailed ? submitText.failedPicture : command.failure,
    isBusy: command.isBusy,
    submit,
  }
}
