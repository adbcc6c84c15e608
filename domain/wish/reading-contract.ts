import { alarmSchema, stoppedSchema } from '../grid/alarms'
import { query } from '../procedure'
import { roles, staffRoles } from '../roles'
import { cursor, id, time } from '../schemas'
import * as z from '../zod'
import { card, detail, page, phase, scope, wishId } from './schemas'
import { wishKinds } from './wish'

const place = z.object({ community: z.string(), grid: z.string() })
const kind = z.enum(wishKinds, '没有这一类').nullable().default(null)

/** Screens: each is served by one of these. */
export const reading = {
  home: query({
    title: 'What matters to me today: what waits for me, my wishes, wishes I could take',
    access: 'person',
    scope: 'audience',
    input: z.strictObject({}),
    output: z.object({
      name: z.string(),
      place,
      isStaff: z.boolean(),
      isVolunteer: z.boolean(),
      waiting: z.array(card),
      mine: z.array(card),
      offers: z.array(card),
      /** Waiting on the desk of my posts, besides what is mine. */
      desk: z.number().int(),
      /** The text about personal data is new since they agreed, or they never did. */
      mustAgree: z.boolean(),
    }),
  }),
  list: query({
    title: 'The pool near me: by grid, community or subdistrict, kind and phase, newest first',
    access: 'person',
    scope: 'audience',
    input: z.strictObject({
      scope,
      kind,
      phase: z.enum(['open', 'underway', 'done'], '没有这种状态').default('open'),
      after: cursor,
    }),
    output: page.extend({ place }),
  }),
  mine: query({
    title: 'Wishes that are mine or that I made for somebody, newest first',
    access: 'person',
    scope: 'self',
    input: z.strictObject({ after: cursor }),
    output: page,
  }),
  claims: query({
    title: 'Wishes that I claimed or joined, newest first',
    access: 'person',
    scope: 'self',
    input: z.strictObject({ after: cursor }),
    output: page,
  }),
  get: query({
    title: 'One wish with its track and what I may do now',
    access: 'person',
    scope: 'case',
    errors: ['not_found'],
    input: wishId,
    output: detail,
  }),
  watchers: query({
    title: 'Who, by post and name, may see all of a wish, and who its contact',
    access: 'person',
    scope: 'case',
    errors: ['not_found'],
    input: wishId,
    output: z.object({
      watchers: z.array(z.object({ role: z.enum(roles), orgName: z.string(), name: z.string() })),
      /** Those with the claim; `hasLooked`: at phone and door. */
      holders: z.array(z.object({ name: z.string(), hasLooked: z.boolean() })),
    }),
  }),
  desk: query({
    title: 'What waits for my posts and me, oldest deadline first, and which offices under me are empty',
    access: staffRoles,
    scope: 'org',
    input: z.strictObject({}),
    output: z.object({
      name: z.string(),
      posts: z.array(z.string()),
      place,
      wishes: z.array(card),
      more: z.boolean(),
      /** Offices below the community or subdistrict that are empty or soon will be. */
      alarms: z.array(alarmSchema),
      /** Imports of the community's roster that have changed something and do not go on. */
      stopped: z.array(stoppedSchema),
    }),
  }),
  cases: query({
    title: 'Wishes of my scope by phase, kind and time: the cases behind a figure',
    access: staffRoles,
    scope: 'org',
    errors: ['not_found'],
    input: z.strictObject({
      org: id.nullable().default(null),
      phase: phase.nullable().default(null),
      kind,
      since: time.default(0),
      until: time.default(9_999_999_999_999),
      after: cursor,
    }),
    output: page,
  }),
  statistics: query({
    title: 'Counts of my scope by phase and kind for a time, each open to its cases through `cases`',
    access: staffRoles,
    scope: 'org',
    errors: ['not_found'],
    input: z.strictObject({ org: id.nullable().default(null), since: time, until: time }),
    output: z.object({
      org: z.string(),
      orgName: z.string(),
      /** One row for each org below, phase and kind that has any; in the order of the tree, never by figure. */
      counts: z.array(
        z.object({
          scope: z.string(),
          scopeName: z.string(),
          phase,
          kind: z.enum(wishKinds),
          count: z.number().int(),
          reopened: z.number().int(),
        }),
      ),
    }),
  }),
}
