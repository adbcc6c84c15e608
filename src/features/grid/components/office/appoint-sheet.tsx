import { useState } from 'react'
import type { FoundPerson } from '@domain/grid/desk-contract'
import { officesOf } from '@domain/grid/offices'
import type { TreeNode } from '@domain/grid/tree-contract'
import { roleLabels, type Role } from '@domain/roles'
import { api } from '@/api'
import { startOfDay } from '@/components/days'
import { FormSheet } from '@/components/form-sheet/form-sheet'
import { ChoiceField } from '@/ui/field/choice-field'
import { SwitchRow } from '@/ui/switch-row/switch-row'
import { officeText } from '../../tree-text'
import { DayField } from './day-field'
import { PersonField } from './person-field'
import { useOffice } from './use-office'

interface AppointSheetProps {
  readonly org: TreeNode['org']
  /** Epoch milliseconds. */
  readonly now: number
  readonly onClose: () => void
}

type Appointment = Parameters<typeof api.grid.post.appoint>[0]

const words = officeText.appoint
const dayAt = (day: string | null): number | null => (day === null ? null : startOfDay(day))

interface Form {
  readonly role: Role | null
  readonly person: FoundPerson | null
  readonly isActing: boolean
  /** YYYY-MM-DD; null: at once, or for good. */
  readonly from: string | null
  readonly to: string | null
}

/** The form, and what sends it. */
function useAppointment({ org, onClose }: Pick<AppointSheetProps, 'org' | 'onClose'>) {
  const [form, setForm] = useState<Form>({
    ...{ role: officesOf[org.kind][0] ?? null, person: null, isActing: false, from: null, to: null },
  })
  const [hasTried, setTried] = useState(false)
  const { role, person, isActing } = form
  const command = useOffice({
    call: (input: Appointment, options: { key: string }) =>
      isActing
        ? api.grid.post.deputise({ ...input, to: input.to ?? 0 }, options)
        : api.grid.post.appoint(input, options),
    said: words.said,
    onClose,
  })
  const send = () => {
    setTried(true)
    if (!person || !role) return
    command.send({ personId: person.id, org: org.id, role, from: dayAt(form.from), to: dayAt(form.to) })
  }
  return {
    form,
    change: (part: Partial<Form>) => setForm({ ...form, ...part }),
    missing: hasTried && !person ? officeText.missing : undefined,
    command,
    send,
  }
}

/** Gives somebody an office, or lets them act for whoever holds it. */
export function AppointSheet({ org, now, onClose }: AppointSheetProps) {
  const { form, change, missing, command, send } = useAppointment({ org, onClose })
  const { isBusy, failure, fields } = command
  const sheet = { title: words.title, yes: words.yes, isBusy, failure: failure ?? fields.org, onClose }
  return (
    <FormSheet {...sheet} onYes={send}>
      <ChoiceField
        label={officeText.role}
        options={officesOf[org.kind].map((value) => ({ value, label: roleLabels[value] }))}
        value={form.role}
        error={fields.role}
        onChange={(role) => change({ role })}
      />
      <PersonField
        label={officeText.person}
        value={form.person}
        error={missing ?? fields.personId}
        onChange={(person) => change({ person })}
      />
      <SwitchRow
        {...{ label: officeText.acting, hint: officeText.actingHint, value: form.isActing }}
        onChange={(isActing) => change({ isActing })}
      />
      <DayField
        {...{ label: officeText.from, value: form.from, placeholder: officeText.today, now }}
        error={fields.from ?? fields.at}
        onChange={(from) => change({ from })}
      />
      <DayField
        {...{ label: officeText.to, value: form.to, placeholder: officeText.noEnd, now }}
        hint={form.isActing ? officeText.toHint : undefined}
        error={fields.to}
        onChange={(to) => change({ to })}
      />
    </FormSheet>
  )
}
