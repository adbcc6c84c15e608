import { useState } from 'react'
import { CONSENT } from '@domain/identity/consent'
import type { FoundBuilding, Standing } from '@domain/identity/join-contract'
import type { Relation } from '@domain/identity/person'
import type { Fields } from '@domain/errors'
import { api } from '@/api'
import { useDraft } from '@/components/use-draft'
import { toast } from '@/ui/dialog'
import { joinText, type PhoneChoice } from './join-text'
import { useIdentityCommand } from './use-identity-command'

/** What somebody has filled in so far. */
export interface JoinForm {
  readonly building: FoundBuilding | null
  readonly room: string
  readonly name: string
  readonly relation: Relation | null
  readonly isFourteen: boolean | null
  readonly phone: PhoneChoice
  readonly number: string
  readonly isAgreed: boolean
}

/** What stays on the device until it is sent: a number does not, and what one agreed to is asked again. */
type Kept = Omit<JoinForm, 'number' | 'isAgreed'>

const empty: JoinForm = {
  ...{ building: null, room: '', name: '', relation: null, isFourteen: null },
  ...{ phone: 'wechat', number: '', isAgreed: false },
}

/** Who corrects finds what they stated before, but for the phone, which is kept unless they give another. */
const formFrom = ({ building, place, room, name, relation, phone }: Standing): JoinForm => ({
  ...{ room, name, relation, number: '', isFourteen: true, isAgreed: true },
  building: { id: building, label: place.building, community: place.community, grid: place.grid },
  phone: phone === '' ? 'wechat' : 'none',
})

interface Joining {
  readonly standing: Standing | null
  /** The building whose code was scanned. */
  readonly scanned: FoundBuilding | null
  readonly onDone: () => void
}

/** The form, and its sending. */
export function useJoin({ standing, scanned, onDone }: Joining) {
  const begun = {
    ...(standing ? formFrom(standing) : empty),
    ...(scanned && { building: scanned, room: '' }),
  }
  const { number, isAgreed, ...rest } = begun
  const [said, setSaid] = useState({ number, isAgreed })
  const draft = useDraft<Kept>(['join', standing?.version, scanned?.id].filter(Boolean).join(':'), rest)
  const command = useIdentityCommand({
    call: api.identity.join.ask,
    onDone: () => {
      draft.clear()
      onDone()
    },
  })
  const form: JoinForm = { ...draft.value, ...said }
  const submit = (code: string | null) => {
    if (form.phone === 'wechat' && code === null) toast(joinText.noCode)
    else command.send(statementFrom(form, code))
  }
  const change = ({ number: digits, isAgreed: agrees, ...kept }: Partial<JoinForm>) => {
    setSaid((now) => ({ number: digits ?? now.number, isAgreed: agrees ?? now.isAgreed }))
    if (Object.keys(kept).length > 0) draft.change(kept)
  }
  return { form, change, submit, command }
}

type Statement = Parameters<typeof api.identity.join.ask>[0]

/** What is sent; steps that are not filled never come here. */
function statementFrom(form: JoinForm, code: string | null): Statement {
  const { building, room, name, number, isFourteen } = form
  const typed = form.phone === 'typed' ? ({ by: 'typed', number } as const) : null
  return {
    ...{ name, room, building: building?.id ?? '', isFourteen: isFourteen === true, consent: CONSENT },
    relation: form.relation ?? 'other',
    phone: code === null ? typed : { by: 'wechat', code },
  }
}

/** What each step still lacks, under the names of its fields. */
export const lacking: Record<'building' | 'person' | 'phone', (form: JoinForm) => Fields> = {
  building: ({ building, room }) => ({
    ...(building === null && { building: joinText.lacks.building }),
    ...(room.trim() === '' && { room: joinText.lacks.room }),
  }),
  person: ({ name, relation, isFourteen }) => ({
    ...(name.trim() === '' && { name: joinText.nameExample }),
    ...(relation === null && { relation: joinText.lacks.relation }),
    ...(isFourteen !== true && { isFourteen: isFourteen === null ? joinText.lacks.age : joinText.youngHint }),
  }),
  phone: ({ phone, number, isAgreed }) => ({
    ...(phone === 'typed' && !/^1\d{10}$/.test(number) && { 'phone.number': joinText.lacks.number }),
    ...(!isAgreed && { consent: joinText.lacks.consent }),
  }),
}
