import type { Fields } from '@domain/errors'
import { toast } from '@/ui/dialog'
import { submitText } from './text'

/** Says the first thing that is wrong, since its field may lie outside the screen. */
export function sayFirst(fields: Fields | null): void {
  const [first] = Object.values(fields ?? {})
  if (first) toast(submitText.fix(first))
}
