/** @jsxImportSource preact */
import type { QueryPlan } from '../../types'
import { countOf, milliseconds } from '../format'
import { IndexBadge } from './badge'

export interface PlanLineProps {
  readonly plan: QueryPlan | undefined
  readonly ms?: number
}

/** How the database answered: by which index, how much it read for how much it gave. */
export function PlanLine({ plan, ms }: PlanLineProps) {
  if (!plan) return null
  return (
    <p class="plan">
      <IndexBadge index={plan.index} isWaste={plan.examined > plan.returned} /> read{' '}
      {countOf(plan.examined, 'document')} for {countOf(plan.returned, 'result')}
      {ms === undefined ? null : ` · ${milliseconds(ms)}`}
      {plan.shape === '' ? null : <code class="shape">{plan.shape}</code>}
    </p>
  )
}
