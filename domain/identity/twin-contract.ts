import { peopleRoles } from '../grid/desk-contract'
import { command } from '../procedure'
import { id, version } from '../schemas'
import * as z from '../zod'

/** Whose word holds for where they live: the list's, or what the joiner stated. */
const homesOfTwins = ['listed', 'stated'] as const
export type HomeOfTwins = (typeof homesOfTwins)[number]

const done = z.object({ id: z.string() })

/** Somebody who waits to be verified, and somebody of the office's list who may be the same. */
const pair = { personId: id, version, entryId: id }

/** What staff say of somebody who joined and somebody whom the office's list knows already. */
export const twinContract = {
  merge: command({
    title: 'Makes one person of somebody who waits and their entry in the office’s list: verified by that',
    access: peopleRoles,
    scope: 'org',
    errors: ['not_found', 'conflict'],
    persons: ['personId', 'entryId'],
    input: z.strictObject({
      ...pair,
      entryVersion: version,
      home: z.enum(homesOfTwins, '请选择住在哪儿').default('listed'),
      /** The number was called and answered by them. */
      isCalled: z.boolean('请选择').default(false),
    }),
    output: done,
  }),
  keepApart: command({
    title:
      'Notes that somebody who waits is not that person of the office’s list; they are not offered again',
    access: peopleRoles,
    scope: 'org',
    errors: ['not_found', 'conflict'],
    persons: ['personId', 'entryId'],
    input: z.strictObject(pair),
    output: done,
  }),
}
