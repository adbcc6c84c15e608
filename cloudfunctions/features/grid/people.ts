import type { peopleContract } from '../../../domain/grid/people-contract'
import type { Handlers } from '../../../domain/procedure'
import type { Context, Visit } from '../../kernel/context'
import { add, change } from './people-kept'
import { call, moveOut, refuse, represent } from './people-moves'
import { corrections, queue } from './people-queue'
import { verify } from './people-verify'

export const peopleHandlers: Handlers<typeof peopleContract, Context, Visit> = {
  ...{ queue, corrections, verify, refuse, call, moveOut, represent, add, change },
}
