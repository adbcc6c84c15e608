import { createClient } from '@domain/client'
import type { AppContract } from '@domain/contract'
import { brief } from '@domain/brief'
import { send } from './platform/call'
import { randomKey } from './platform/random-key'

/** Everything the program can ask for, as plain functions. */
export const api = createClient<AppContract>(brief, { send, makeKey: randomKey })
