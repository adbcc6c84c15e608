import type { PersonPage } from '@domain/grid/desk-contract'
import { api } from '@/api'
import { dismissText, moveOutText, representText } from '../../person-text'
import { usePeopleCommand } from '../../use-queue'
import { ReasonSheet } from './reason-sheet'

export interface ActSheetProps {
  readonly person: PersonPage
  readonly onClose: () => void
}

/** Moves somebody out who has left. */
export function MoveOutSheet({ person, onClose }: ActSheetProps) {
  const { id: personId, version, name, isRepresentative, hasPhone } = person
  const command = usePeopleCommand({ call: api.grid.people.moveOut, onDone: onClose })
  const { home, representative, cases, told, noPhone } = moveOutText.follows
  const follows = [home, ...(isRepresentative ? [representative] : []), cases, hasPhone ? told : noPhone]
  return (
    <ReasonSheet
      {...{ title: moveOutText.title(name), yes: moveOutText.yes, follows, isRisky: true, command, onClose }}
      reason={{ label: moveOutText.reason, hint: moveOutText.reasonHint }}
      said={moveOutText.done}
      inputOf={(reason) => ({ personId, version, reason })}
    />
  )
}

/** Notes whom the household chose to speak for it. */
export function RepresentSheet({ person: { id: personId, name }, onClose }: ActSheetProps) {
  const command = usePeopleCommand({ call: api.grid.people.represent, onDone: onClose })
  return (
    <ReasonSheet
      {...{ title: representText.title(name), yes: representText.yes, command, onClose }}
      follows={[representText.follows]}
      reason={{ label: representText.reason, hint: representText.reasonHint }}
      said={representText.done}
      inputOf={(reason) => ({ personId, reason })}
    />
  )
}

/** Ends somebody's volunteering at the community. */
export function DismissSheet({ person: { id: personId, version, name }, onClose }: ActSheetProps) {
  const command = usePeopleCommand({ call: api.identity.volunteer.dismiss, onDone: onClose })
  return (
    <ReasonSheet
      {...{ title: dismissText.title(name), yes: dismissText.yes, isRisky: true, command, onClose }}
      follows={[dismissText.follows]}
      reason={{ label: dismissText.reason, hint: dismissText.reasonHint }}
      said={dismissText.done}
      inputOf={(reason) => ({ personId, version, reason })}
    />
  )
}
