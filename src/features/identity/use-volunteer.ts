import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AreaKind, ReportingPlace, Skill, WeekTime } from '@domain/identity/volunteering'
import { api } from '@/api'
import { useRefetchOnShow } from '@/components/use-refetch-on-show'
import { useIdentityCommand } from './use-identity-command'
import { volunteerText } from './volunteer-text'

export type VolunteerPage = Awaited<ReturnType<typeof api.identity.volunteer.mine>>

/** What I offer as a volunteer, and what came of it. */
export function useVolunteer() {
  const mine = useQuery({
    queryKey: ['identity', 'volunteer'],
    queryFn: () => api.identity.volunteer.mine({}),
  })
  useRefetchOnShow(mine)
  return mine
}

interface VolunteerForm {
  readonly at: ReportingPlace
  readonly skills: readonly Skill[]
  readonly times: readonly WeekTime[]
  readonly areas: readonly AreaKind[]
}

const formOf = ({ profile }: VolunteerPage): VolunteerForm => ({
  at: profile?.at ?? 'home',
  skills: profile?.skills ?? [],
  times: profile?.times ?? [],
  areas: profile?.areas ?? ['community'],
})

/** The offer being written: a new one is put before the community, a standing one is changed at once. */
export function useVolunteerForm(page: VolunteerPage) {
  const [form, setForm] = useState(() => formOf(page))
  const isStanding = page.profile?.state === 'applied' || page.profile?.state === 'approved'
  const apply = useIdentityCommand({ call: api.identity.volunteer.apply })
  const save = useIdentityCommand({ call: api.identity.volunteer.change })
  const running = isStanding ? save : apply
  const send = () => {
    const { at, skills, times, areas } = form
    const offer = { skills: [...skills], times: [...times], areas: [...areas] }
    if (isStanding) save.send(offer, { said: volunteerText.saved })
    else apply.send({ ...offer, at }, { said: volunteerText.applied })
  }
  return {
    form,
    change: (part: Partial<VolunteerForm>) => {
      running.forget()
      setForm({ ...form, ...part })
    },
    isStanding,
    isBusy: running.isBusy,
    fields: running.fields,
    failure: running.failure,
    send,
  }
}
