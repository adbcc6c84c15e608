import { useQuery } from '@tanstack/react-query'
import type { MandateView } from '@domain/identity/mandate-contract'
import { api } from '@/api'
import { giveMandate } from '@/components/mandate-sheet/give-mandate'
import { confirm } from '@/ui/dialog'
import { entrustText } from './kept-text'
import { usePeopleCommand } from './use-queue'

/** Who may act for somebody of one's scope. */
export const useMandatesOf = (personId: string) =>
  useQuery({
    queryKey: ['grid', 'mandates', personId],
    queryFn: () => api.identity.mandate.of({ personId }),
  })

/** Records what somebody without a phone said before the staff member. */
export const useRecordMandate = (onDone: () => void) => usePeopleCommand({ call: giveMandate, onDone })

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
