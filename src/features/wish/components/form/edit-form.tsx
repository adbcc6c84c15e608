import { useState } from 'react'
import { wishLimits } from '@domain/wish/limits'
import { pictureFolder } from '@domain/wish/pictures'
import type { WishDetail } from '@domain/wish/schemas'
import { api } from '@/api'
import { goBack } from '@/platform/navigate'
import { checkEdit, formOf } from '../../logic/wish-form'
import { sayFirst } from '../../say-first'
import { submitText } from '../../text'
import { useCommand } from '../../use-command'
import { useDraft } from '@/components/use-draft'
import { uploaded, usePictures } from '../../use-pictures'
import { WishFormPage } from './wish-form-page'

interface EditFormProps {
  readonly wish: WishDetail
}

/** Changes a wish that nobody has claimed; what is changed and not sent yet is kept for this version of it. */
export function EditForm({ wish }: EditFormProps) {
  const draft = useDraft(`edit:${wish.viewerId}:${wish.id}:${wish.version}`, formOf(wish))
  const pictures = usePictures({
    most: wishLimits.pictures,
    folder: pictureFolder(wish.viewerId),
    first: wish.pictures.map(({ file, url }) => uploaded(file, url)),
  })
  const [hasTried, setTried] = useState(false)
  const done = () => {
    draft.clear()
    goBack()
  }
  const command = useCommand({ call: api.wish.edit, onDone: done })
  const checked = checkEdit({ form: draft.value, pictures: pictures.files, wish })
  const submit = () => {
    setTried(true)
    sayFirst(checked.fields)
    if (checked.fields === null) command.send(checked.input, { said: submitText.done.edited })
  }
  return (
    <WishFormPage
      title={submitText.editTitle}
      yes={submitText.save}
      branch={submitText.whoBranch(wish.grid)}
      form={draft.value}
      fields={{ ...command.fields, ...(hasTried && checked.fields) }}
      change={(part) => {
        command.forget()
        draft.change(part)
      }}
      pictures={pictures}
      isBusy={command.isBusy}
      failure={pictures.hasFailed ? submitText.failedPicture : command.failure}
      onSubmit={submit}
    />
  )
}
