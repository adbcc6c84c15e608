import { useQuery } from '@tanstack/react-query'
import type { MandateView } from '@domain/identity/mandate-contract'
import type { Witnessed } from '@domain/identity/mandates'
import { api } from '@/api'
import { confirm } from '@/ui/dialog'
import { entrustText } from './kept-text'
import { usePeopleCommand } from './use-queue'

/** Who may act for somebody of one's scope. */
export const useMandatesOf = (personId: string) =>
  useQuery({
    queryKey: ['grid', 'mandates', personId],
    queryFn: () => api.identity.mandate.of({ personId }),
  })

interface Witnessing {
  readonly subjectId: string
  readonly name: string
  readonly phone: string
  readonly how: Witnessed
  readonly until: number
}

/** Records what somebody without a phone said before the staff member. */
export const useRecordMandate = (onDone: () => void) =>
  usePeopleCommand({
    async call({ subjectId, name, phone, how, until }: Witnessing, options) {
      const agent = await api.identity.mandate.agent({ name, phone })
      const asked = {
        subjectId,
        agentId: agent.id,
        agentName: agent.name,
        what: ['wish' as const],
        until,
        how,
      }
      return api.identity.mandate.give(asked, options)
    },
    onDone,
  })

/** Takes a mandate back for its subject, after asking. */
export function useTakeBack() {
  const { send, isBusy } = usePeopleCommand({ call: api.identity.mandate.revoke })
  const takeBack = async ({ id, subject, agent }: MandateView) => {
    const title = entrustText.revokeOf(agent.name)
    if (!(await confirm({ title, text: entrustText.revokeAsk, isDanger: true }))) return
    send({ id, subjectId: subject.id, agentId: agent.id }, { said: entrustText.revoked })
  }
  return { takeBack, isBusy }
}
