import { useState } from 'react'
import type { Fields } from '@domain/errors'
import type { Me } from '@domain/identity/contract'
import { wishLimits } from '@domain/wish/limits'
import { pictureFolder } from '@domain/wish/pictures'
import { api } from '@/api'
import { checkRecord, checkSubmit, emptyForm, type WishForm } from './logic/wish-form'
import { submitText } from './text'
import { sayFirst } from './say-first'
import { useCommand } from './use-command'
import { useDraft } from '@/components/use-draft'
import { useKeptFiles } from './use-kept-files'
import { uploaded, usePictures } from './use-pictures'

interface SubmissionOptions {
  readonly me: Me
  /** For whom a new form is. */
  readonly who: WishForm['who']
  /** With the id of the wish. */
  readonly onSent: (id: string) => void
}

type Kept = WishForm & { readonly files: readonly string[] }

/** A wish being written: kept on the device, checked as the server will, sent once. */
export function useSubmission({ me, who, onSent }: SubmissionOptions) {
  const name = `${who === 'resident' ? 'record' : 'submit'}:${me.id}`
  const draft = useDraft<Kept>(name, { ...emptyForm, who, files: [] })
  const pictures = useKeptPictures(me, draft)
  const [hasTried, setTried] = useState(false)
  const startOver = () => {
    draft.reset()
    pictures.reset([])
    setTried(false)
    command.forget()
  }
  const command = useCommand({
    call: send,
    keptAs: `${name}:key`,
    onDone: ({ id }) => {
      startOver()
      onSent(id)
    },
  })
  const submit = (evenIfSimilar: boolean) => {
    const checked = checkWish({ form: draft.value, pictures: pictures.files, evenIfSimilar })
    setTried(true)
    sayFirst(checked.fields)
    if (checked.sent && !pictures.hasFailed) command.send(checked.sent)
  }
  return {
    form: draft.value,
    change: (part: Partial<WishForm>) => {
      command.forget()
      draft.change(part)
    },
    isRestored: draft.isRestored,
    pictures,
    // Once somebody has tried to send it, a fault goes as soon as it is mended.
    faults: hasTried ? checkWish({ form: draft.value, pictures: pictures.files }).fields : null,
    command,
    submit,
    startOver,
  }
}

/** What the form shows of a refusal: under its fields, below it, or as the question whether to go on. */
export function refusalOf({ command, faults, pictures }: ReturnType<typeof useSubmission>) {
  const similar = command.error?.code === 'similar' ? command.error.message : null
  return {
    fields: { ...(similar === null && command.fields), ...faults },
    failure: pictures.hasFailed ? submitText.failedPicture : command.failure,
    similar,
  }
}

interface KeptDraft {
  readonly value: Kept
  readonly change: (part: Partial<Kept>) => void
}

function useKeptPictures(me: Me, { value, change }: KeptDraft) {
  const pictures = usePictures({
    most: wishLimits.pictures,
    folder: pictureFolder(me.id),
    first: value.files.map((file) => uploaded(file)),
  })
  useKeptFiles({ files: pictures.files, kept: value.files, keep: (files) => change({ files }) })
  return pictures
}

type Sent =
  | { readonly path: 'submit'; readonly input: Parameters<typeof api.wish.submit>[0] }
  | { readonly path: 'record'; readonly input: Parameters<typeof api.wish.record>[0] }

function checkWish(given: Parameters<typeof checkSubmit>[0]): { fields: Fields | null; sent: Sent | null } {
  if (given.form.who === 'resident') {
    const checked = checkRecord(given)
    if (checked.fields) return { fields: checked.fields, sent: null }
    return { fields: null, sent: { path: 'record', input: checked.input } }
  }
  const checked = checkSubmit(given)
  if (checked.fields) return { fields: checked.fields, sent: null }
  return { fields: null, sent: { path: 'submit', input: checked.input } }
}

const send = (sent: Sent, options: { key: string }) =>
  sent.path === 'record' ? api.wish.record(sent.input, options) : api.wish.submit(sent.input, options)
