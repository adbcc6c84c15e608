import { useState } from 'react'
import type { Fields } from '@domain/errors'
import type { Me } from '@domain/identity/contract'
import { wishLimits } from '@domain/wish/limits'
import { pictureFolder } from '@domain/wish/pictures'
import type { WishDetail } from '@domain/wish/schemas'
import { api } from '@/api'
import { goBack } from '@/platform/navigate'
import { said } from './action-text'
import { checkEvidence, emptyEvidence } from './logic/evidence-form'
import { submitText } from './text'
import { useCommand } from './use-command'
import { useDraft } from './use-draft'
import { useKeptFiles } from './use-kept-files'
import { uploaded, usePictures } from './use-pictures'

interface EvidenceOptions {
  readonly wish: WishDetail
  readonly me: Me
}

/** The evidence of one wish being put together: kept on the device, checked as the server will. */
export function useEvidence({ wish, me }: EvidenceOptions) {
  const name = `fulfil:${me.id}:${wish.id}`
  const draft = useDraft(name, emptyEvidence)
  const pictures = usePictures({
    most: wishLimits.evidencePhotos,
    folder: pictureFolder(me.id),
    first: draft.value.photos.map((file) => uploaded(file)),
  })
  const [faults, setFaults] = useState<Fields>({})
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
  const submit = () => {
    const form = { ...draft.value, photos: pictures.files }
    const checked = checkEvidence({ id: wish.id, kind: wish.kind, form })
    setFaults(checked.fields ?? {})
    if (checked.fields === null && !pictures.hasFailed) command.send(checked.input, { said: said.fulfil })
  }
  return {
    form: draft.value,
    change: draft.change,
    pictures,
    fields: { ...command.fields, ...faults },
    failure: pictures.hasFailed ? submitText.failedPicture : command.failure,
    isBusy: command.isBusy,
    submit,
  }
}
