import { id } from '../identity/contract'
import { command, query } from '../procedure'
import { branchRoles, communityRoles, staffRoles, volunteerRoles } from '../roles'
import * as z from '../zod'
import { wishLimits } from './limits'
import {
  card,
  cursor,
  detail,
  evidence,
  forWhom,
  moved,
  note,
  page,
  phase,
  pictures,
  scope,
  show,
  text,
  time,
  version,
  wishId,
  wishText,
} from './schemas'
import { sensitivities, wishKinds } from './wish'

const takers = [...branchRoles, ...volunteerRoles]
const place = z.object({ community: z.string(), grid: z.string() })
const kind = z.enum(wishKinds, '没有这一类').nullable().default(null)

/** Screens: each is served by one of these. */
const reading = {
  home: query({
    title: 'What matters to me today: what waits for me, my wishes, wishes I could take',
    access: 'person',
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
    }),
  }),
  list: query({
    title: 'The pool near me: by grid, community or subdistrict, kind and phase, newest first',
    access: 'person',
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
    input: z.strictObject({ after: cursor }),
    output: page,
  }),
  claims: query({
    title: 'Wishes that I claimed or joined, newest first',
    access: 'person',
    input: z.strictObject({ after: cursor }),
    output: page,
  }),
  get: query({
    title: 'One wish with its track and what I may do now',
    access: 'person',
    errors: ['not_found'],
    input: wishId,
    output: detail,
  }),
  desk: query({
    title: 'What waits for my posts and me, oldest deadline first',
    access: staffRoles,
    input: z.strictObject({}),
    output: z.object({
      name: z.string(),
      posts: z.array(z.string()),
      place,
      wishes: z.array(card),
      more: z.boolean(),
    }),
  }),
  cases: query({
    title: 'Wishes of my scope by phase, kind and time: the cases behind a figure',
    access: staffRoles,
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

const wishFields = { ...wishText, pictures, show, evenIfSimilar: z.boolean('请选择').default(false) }

/** The wisher's side. */
const asking = {
  submit: command({
    title: 'Submits a wish for myself or somebody I help',
    access: 'person',
    errors: ['too_many', 'similar', 'unsafe_text'],
    input: z.strictObject({ ...wishFields, for: forWhom }),
    output: moved,
  }),
  record: command({
    title: 'Records a wish for a resident (代录), with the staff member named',
    access: [...communityRoles, 'gridWorker'],
    errors: ['not_found', 'too_many', 'similar', 'unsafe_text'],
    persons: ['residentId'],
    input: z.strictObject({ ...wishFields, residentId: id }),
    output: moved,
  }),
  edit: command({
    title: 'Changes a wish that nobody has claimed; it is reviewed again',
    access: 'person',
    errors: ['not_found', 'conflict', 'unsafe_text'],
    input: z.strictObject({ id, version, ...wishText, pictures, show }),
    output: moved,
  }),
  withdraw: command({
    title: 'Takes back a wish that nobody has claimed',
    access: 'person',
    errors: ['not_found', 'conflict'],
    input: wishId,
    output: moved,
  }),
  askChange: command({
    title: 'Asks the claimer to agree to a change or to taking the wish back',
    access: 'person',
    errors: ['not_found', 'conflict', 'unsafe_text'],
    input: z.strictObject({
      id,
      note,
      change: z.discriminatedUnion(
        'what',
        [
          z.strictObject({ what: z.literal('withdraw') }),
          z.strictObject({ what: z.literal('edit'), ...wishText }),
        ],
        '请选择',
      ),
    }),
    output: moved,
  }),
  confirm: command({
    title: 'Confirms that the wish came true',
    access: 'person',
    errors: ['not_found', 'conflict'],
    input: wishId,
    output: moved,
  }),
  reopen: command({
    title: 'Says that it is not done after all; reaches the claimer and the branch secretary',
    access: 'person',
    errors: ['not_found', 'conflict', 'too_late'],
    input: z.strictObject({ id, note }),
    output: moved,
  }),
  rate: command({
    title: 'Rates and thanks; the words become public only with consent',
    access: 'person',
    errors: ['not_found', 'conflict', 'unsafe_text'],
    input: z.strictObject({
      id,
      score: z.number('请打分').int('请打整分').min(1, '请打分').max(5, '最高五分'),
      thanks: text(wishLimits.thanks).default(''),
      consent: z.boolean('请选择').default(false),
    }),
    output: moved,
  }),
}

/** The community's side. */
const reviewing = {
  review: command({
    title: 'Publishes, sends back with a reason, or declines with the right channel',
    access: communityRoles,
    errors: ['not_found', 'conflict', 'unchecked'],
    input: z.strictObject({
      id,
      version,
      decision: z.discriminatedUnion(
        'verdict',
        [
          z.strictObject({
            verdict: z.literal('publish'),
            sensitivity: z.enum(sensitivities, '请选择'),
            outline: text(wishLimits.outline).default(''),
            /** The reviewer has read the text and looked at the pictures whose check gave no verdict. */
            seenByPerson: z.boolean('请选择').default(false),
          }),
          z.strictObject({ verdict: z.literal('sendBack'), note }),
          z.strictObject({ verdict: z.literal('decline'), note, channel: text(60, 2) }),
        ],
        '请选择怎么处理',
      ),
    }),
    output: moved,
  }),
  transfer: command({
    title: 'Hands a wish over to the channel that it belongs to: an errand, a report, a project',
    access: communityRoles,
    errors: ['not_found', 'conflict'],
    input: z.strictObject({ id, target: z.enum(['errand', 'report', 'project'], '请选择转到哪里'), note }),
    output: moved,
  }),
  approveThanks: command({
    title: 'Publishes thanks whose text check gave no verdict',
    access: communityRoles,
    errors: ['not_found', 'conflict'],
    input: wishId,
    output: moved,
  }),
}

/** The claimer's side. */
const taking = {
  claim: command({
    title: 'Claims a wish, alone or as the lead of a team; the first wins',
    access: takers,
    errors: ['not_found', 'conflict'],
    input: z.strictObject({
      id,
      places: z
        .number('请填人数')
        .int('请填整数')
        .min(1, '至少 1 人')
        .max(wishLimits.teamPlaces.max, `最多 ${wishLimits.teamPlaces.max} 人`)
        .default(1),
    }),
    output: moved,
  }),
  join: command({
    title: 'Joins the team of a claim while it has places',
    access: takers,
    errors: ['not_found', 'conflict', 'too_many'],
    input: wishId,
    output: moved,
  }),
  leave: command({
    title: 'Leaves the team of a claim',
    access: 'person',
    errors: ['not_found', 'conflict'],
    input: wishId,
    output: moved,
  }),
  reveal: command({
    title: 'Shows the wisher’s phone and door to whoever has the claim; every look is recorded',
    access: 'person',
    errors: ['not_found', 'conflict'],
    input: wishId,
    output: z.object({ name: z.string(), phone: z.string(), address: z.string() }),
  }),
  start: command({
    title: 'Says that work has begun',
    access: 'person',
    errors: ['not_found', 'conflict'],
    input: wishId,
    output: moved,
  }),
  extend: command({
    title: 'Prolongs the claim, with a reason',
    access: 'person',
    errors: ['not_found', 'conflict', 'too_many'],
    input: z.strictObject({ id, note }),
    output: moved,
  }),
  release: command({
    title: 'Gives the claim back, with a reason; the wisher is told',
    access: 'person',
    errors: ['not_found', 'conflict'],
    input: z.strictObject({ id, note }),
    output: moved,
  }),
  fulfil: command({
    title: 'Says that it is done, with the evidence that this kind of wish needs',
    access: 'person',
    errors: ['not_found', 'conflict'],
    input: z.strictObject({ id, ...evidence }),
    output: moved,
  }),
  answerChange: command({
    title: 'Agrees or disagrees with a change that the wisher asked for',
    access: 'person',
    errors: ['not_found', 'conflict'],
    input: z.strictObject({ id, agree: z.boolean('请选择'), note: text(wishLimits.note).default('') }),
    output: moved,
  }),
}

export const wishContract = { ...reading, ...asking, ...reviewing, ...taking }
