import { createClient } from '@domain/client'
import { contract } from '@domain/contract'
import { send } from './platform/call'
import { randomKey } from './platform/random-key'

/** Everything the program can ask for, as plain functions. */
export const api = createClient(contract, { send, makeKey: randomKey })
