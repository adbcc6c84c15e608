import type { Handlers } from '../../../domain/procedure'
import type { wishContract } from '../../../domain/wish/contract'
import type { Context } from '../../kernel/context'
import { asking } from './asking'
import { desk } from './desk'
import { reading } from './reading'
import { reviewing } from './reviewing'
import { taking } from './taking'
import { watchers } from './watchers'

export const wishHandlers: Handlers<typeof wishContract, Context> = {
  desk,
  watchers,
  ...reading,
  ...asking,
  ...reviewing,
  ...taking,
}
