import type { Reorganised } from '@domain/grid/tree-contract'
import { toast } from '@/ui/dialog'
import { officeText } from '../../tree-text'

/** Says what became of a change: done, planned, or still under way. */
export function sayWhatBecame({ state }: Reorganised, done: string): void {
  if (state === 'planned') toast(officeText.planned)
  else toast(state === 'doing' ? officeText.doing : done)
}
