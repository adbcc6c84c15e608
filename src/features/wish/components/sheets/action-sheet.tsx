import type { ComponentType } from 'react'
import type { WishAction } from '@domain/wish/workflow'
import { AskChangeSheet } from './ask-change-sheet'
import { AskSheet, isAsked } from './ask-sheet'
import { ClaimSheet } from './claim-sheet'
import { DeclineSheet } from './decline-sheet'
import { NoteSheet } from './note-sheet'
import { PublishSheet } from './publish-sheet'
import { RateSheet } from './rate-sheet'
import { RevealSheet } from './reveal-sheet'
import { TransferSheet } from './transfer-sheet'
import type { SheetProps } from './types'

const sheets: Partial<Record<WishAction, ComponentType<SheetProps>>> = {
  claim: ClaimSheet,
  reveal: RevealSheet,
  rate: RateSheet,
  askChange: AskChangeSheet,
  publish: PublishSheet,
  decline: DeclineSheet,
  transfer: TransferSheet,
}
const noted = ['extend', 'release', 'reopen', 'sendBack'] as const
type Noted = (typeof noted)[number]
const isNoted = (action: WishAction): action is Noted => (noted as readonly WishAction[]).includes(action)

/** The sheet that belongs to an action. */
export function ActionSheet({ action, ...props }: SheetProps & { readonly action: WishAction }) {
  if (isAsked(action)) return <AskSheet action={action} {...props} />
  if (isNoted(action)) return <NoteSheet action={action} {...props} />
  const Sheet = sheets[action]
  return Sheet ? <Sheet {...props} /> : null
}
