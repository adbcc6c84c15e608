import { wishKindLabels, wishKinds, type WishKind } from '@domain/wish/wish'
import type { WishPhase } from '@domain/wish/workflow'
import { Chips } from '@/ui/chips/chips'
import { phaseOrder } from '../../logic/figures'
import { casesText } from '../../staff-text'
import { phaseWords } from '../../text'

const all = 'all'
const phases = [
  { value: all, label: casesText.allPhases },
  ...phaseOrder.map((value) => ({ value, label: phaseWords[value] })),
] as const
const kinds = [
  { value: all, label: casesText.allKinds },
  ...wishKinds.map((value) => ({ value, label: wishKindLabels[value] })),
] as const

interface CaseFiltersProps {
  readonly phase: WishPhase | null
  readonly kind: WishKind | null
  readonly onPhase: (phase: WishPhase | null) => void
  readonly onKind: (kind: WishKind | null) => void
}

/** Narrows the cases by phase and kind. */
export const CaseFilters = ({ phase, kind, onPhase, onKind }: CaseFiltersProps) => (
  <>
    <Chips
      isRow
      label={casesText.columns.state}
      options={phases}
      value={phase ?? all}
      onChange={(value) => onPhase(value === all ? null : value)}
    />
    <Chips
      isRow
      label={casesText.columns.kind}
      options={kinds}
      value={kind ?? all}
      onChange={(value) => onKind(value === all ? null : value)}
    />
  </>
)
