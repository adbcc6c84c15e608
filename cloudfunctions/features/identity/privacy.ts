import type { privacyContract } from '../../../domain/identity/privacy-contract'
import type { Handlers } from '../../../domain/procedure'
import type { Context, Visit } from '../../kernel/context'
import { answerCorrection } from './privacy-answer'
import { agree, correct } from './privacy-correct'
import { erase } from './privacy-erase'
import { looks, mine } from './privacy-mine'
import { previewRetention } from './retention'
import { reveal } from './privacy-reveal'

export const privacyHandlers: Handlers<typeof privacyContract, Context, Visit> = {
  agree,
  looks,
  mine,
  correct,
  erase,
  reveal,
  answerCorrection,
  retention: previewRetention,
}
