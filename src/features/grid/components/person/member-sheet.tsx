import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { BranchMember, PairedUnit } from '@domain/identity/volunteer-contract'
import { api } from '@/api'
import { FormSheet } from '@/components/form-sheet/form-sheet'
import { errorMessage } from '@/ui/error-state/error-state'
import { Notice } from '@/ui/notice/notice'
import { Skeleton } from '@/ui/skeleton/skeleton'
import { SwitchRow } from '@/ui/switch-row/switch-row'
import { memberText } from '../../person-text'
import { usePeopleCommand } from '../../use-queue'
import { UnitField } from './unit-field'

interface MemberSheetProps {
  readonly personId: string
  readonly onClose: () => void
}

/** What the branch has on record of somebody, as it is now, to be changed. */
export function MemberSheet({ personId, onClose }: MemberSheetProps) {
  const { data, error } = useQuery({
    queryKey: ['grid', 'member', personId],
    queryFn: () => api.identity.volunteer.member({ personId }),
  })
  if (data) return <MemberForm key={data.version} member={data} onClose={onClose} />
  return (
    <FormSheet
      {...{ title: memberText.title, yes: memberText.yes, isBusy: !error, onClose, onYes: onClose }}
      failure={error && errorMessage(error)}
    >
      <Skeleton cards={1} />
    </FormSheet>
  )
}

interface Form {
  readonly isMember: boolean
  readonly isHub: boolean
  readonly unit: PairedUnit | null
}

function MemberForm({ member, onClose }: { readonly member: BranchMember; readonly onClose: () => void }) {
  const { id: personId, version, grid, name } = member
  const [form, setForm] = useState<Form>(member)
  const { send, isBusy, fields, failure } = usePeopleCommand({
    call: api.identity.volunteer.membership,
    onDone: onClose,
  })
  const change = (part: Partial<Form>) => setForm({ ...form, ...part })
  const { isMember, isHub, unit } = form
  const save = () =>
    send(
      { personId, version, isMember, isHub: isMember && isHub, unit: isMember ? (unit?.id ?? null) : null },
      { said: memberText.done },
    )
  return (
    <FormSheet
      title={memberText.of(name)}
      yes={memberText.yes}
      isRisky={member.isMember && !isMember}
      {...{ isBusy, failure, onClose }}
      onYes={save}
    >
      <SwitchRow
        {...{ label: memberText.isMember, hint: memberText.isMemberHint(grid), value: isMember }}
        onChange={(value) => change({ isMember: value })}
      />
      {isMember && (
        <>
          <SwitchRow
            {...{ label: memberText.isHub, hint: memberText.isHubHint, value: isHub }}
            onChange={(value) => change({ isHub: value })}
          />
          <UnitField value={unit} error={fields['unit']} onChange={(value) => change({ unit: value })} />
        </>
      )}
      {member.isMember && !isMember && <Notice tone="warn">{memberText.removes}</Notice>}
    </FormSheet>
  )
}
