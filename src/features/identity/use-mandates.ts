import { useQuery } from '@tanstack/react-query'
import { DAY } from '@domain/case'
import type { MandateView } from '@domain/identity/mandate-contract'
import { LONGEST } from '@domain/identity/mandates'
import { api } from '@/api'
import { giveMandate } from '@/components/mandate-sheet/give-mandate'
import { useRefetchOnShow } from '@/components/use-refetch-on-show'
import { dayWords } from '@/components/time-words'
import { confirm } from '@/ui/dialog'
import { mandateText } from './mandate-text'
import { useIdentityCommand } from './use-identity-command'

/** Who may act for me, and for whom I may. */
export function useMandates() {
  const mandates = useQuery({
    queryKey: ['identity', 'mandates'],
    queryFn: () => api.identity.mandate.mine({}),
  })
  useRefetchOnShow(mandates)
  return mandates
}

const naming = ({ id, subject, agent }: MandateView) => ({ id, subjectId: subject.id, agentId: agent.id })

/** Takes a mandate back, or gives one up, after asking. */
export function useRevoke() {
  const { send, isBusy } = useIdentityCommand({ call: api.identity.mandate.revoke })
  const revoke = async (mandate: MandateView, isMine: boolean) => {
    const title = isMine
      ? mandateText.resignOf(mandate.subject.name)
      : mandateText.revokeOf(mandate.agent.name)
    const text = isMine ? mandateText.resignAsk : mandateText.revokeAsk
    if (!(await confirm({ title, text, isDanger: true }))) return
    send(naming(mandate), { said: isMine ? mandateText.resigned : mandateText.revoked })
  }
  return { revoke, isBusy }
}

/** Lengthens a mandate to a year from today, after asking. */
export function useRenew() {
  const { send, isBusy } = useIdentityCommand({ call: api.identity.mandate.renew })
  const renew = async (mandate: MandateView, now: number) => {
    // A day less than the most that is allowed: the server's clock may be behind the phone's.
    const until = now + LONGEST - DAY
    const text = mandateText.renewAsk(dayWords(until, now))
    if (!(await confirm({ title: mandateText.renewOf(mandate.agent.name), text }))) return
    send({ ...naming(mandate), version: mandate.version, until }, { said: mandateText.renewed })
  }
  return { renew, isBusy }
}

/** Lets somebody act for oneself, or for a child of one's household. */
export const useGive = (onDone: () => void) => useIdentityCommand({ call: giveMandate, onDone })
