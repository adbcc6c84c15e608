import type { Handlers } from '../../../domain/procedure'
import type { wishContract } from '../../../domain/wish/contract'
import type { Context } from '../../kernel/context'
import { asking } from './asking'
import { reading } from './reading'
import { reviewing } from './reviewing'
import { taking } from './taking'

export const wishHandlers: Handlers<typeof wishContract, Context> = {
  ...reading,
  ...asking,
  ...reviewing,
  ...taking,
}
