import { Block } from '@/ui/native/block'
import { Notice } from '@/ui/notice/notice'
import { outlineText } from '../../outline-text'
import type { useOutline } from '../../use-outline'

interface VerdictProps {
  readonly outline: Pick<ReturnType<typeof useOutline>, 'fault' | 'overlapped' | 'drawing'>
  /** Why the server did not take it. */
  readonly refusal: string | null
}

/** Whether it can be saved, read out as it changes. */
export function Verdict({ outline: { fault, overlapped, drawing }, refusal }: VerdictProps) {
  const wrong = refusal ?? fault
  const isDrawn = drawing.corners.length > 2
  return (
    <Block as="div" live="polite">
      {wrong && (
        <Notice tone="warn" icon="warn">
          {wrong}
        </Notice>
      )}
      {overlapped.length > 0 && (
        <Notice tone="warn" icon="info">
          {outlineText.overlaps(overlapped.join('、'))}
        </Notice>
      )}
      {!wrong && isDrawn && overlapped.length === 0 && (
        <Notice tone="ok" icon="done">
          {outlineText.fine}
        </Notice>
      )}
    </Block>
  )
}
