import type { MandateView } from '../../../domain/identity/mandate-contract'
import { isInForce, type Mandate } from '../../../domain/identity/mandates'

interface Viewing {
  /** May lengthen it: the subject, or staff where the subject has no phone. */
  readonly mayRenew: boolean
  readonly now: number
}

const stateOf = (mandate: Mandate, now: number): MandateView['state'] => {
  if (mandate.revoked) return 'revoked'
  return isInForce(mandate, now) ? 'inForce' : 'expired'
}

/** A mandate as its subject, its agent or their grid sees it. */
export function mandateView(mandate: Mandate, { mayRenew, now }: Viewing): MandateView {
  const { _id, version, subject, agent, what, from, until, how, by, revoked } = mandate
  const state = stateOf(mandate, now)
  return {
    ...{ id: _id, version, subject, agent, what: [...what], from, until, how, by: by.name, state },
    revoked: revoked && {
      ...{ at: revoked.at, by: revoked.by?.name ?? null, because: revoked.because ?? null },
    },
    mayRenew: mayRenew && state === 'inForce',
    mayRevoke: state === 'inForce',
  }
}
