import type { joinContract } from '../../../domain/identity/join-contract'
import type { Handlers } from '../../../domain/procedure'
import type { Context, Visit } from '../../kernel/context'
import { ask } from './join-ask'
import { building, buildings } from './join-buildings'
import { child, handOver, household, moveOut, represent } from './join-household'
import { around, under } from './join-map'
import { mine } from './join-mine'
import { phone } from './join-phone'

export const joinHandlers: Handlers<typeof joinContract, Context, Visit> = {
  ...{ buildings, building, around, under, mine, ask, phone },
  ...{ household, child, represent, handOver, moveOut },
}
