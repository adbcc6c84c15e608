import { api } from '@/api'
import { Button } from '@/ui/button/button'
import { confirm } from '@/ui/dialog'
import { rosterText } from '../../roster-text'
import { useRosterCommand } from '../../use-roster'

/** Does something once the person has read what it comes to. */
export async function ask(title: string, text: string, go: () => void): Promise<void> {
  if (await confirm({ title, text })) go()
}

interface TakeBackProps {
  readonly id: string
  /** Nothing is written yet: it is dropped; else it is undone. */
  readonly isUnchanged: boolean
}

export function TakeBack({ id, isUnchanged }: TakeBackProps) {
  const undo = useRosterCommand({ call: api.grid.roster.undo })
  const [title, hint] = isUnchanged
    ? [rosterText.dropAsk, rosterText.dropHint]
    : [rosterText.undoAsk, rosterText.undoHint]
  return (
    <Button kind="ghost" busy={undo.isBusy} onPress={() => void ask(title, hint, () => undo.send({ id }))}>
      {isUnchanged ? rosterText.drop : rosterText.undo}
    </Button>
  )
}
