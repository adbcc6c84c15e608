import { command } from '../procedure'
import { branchRoles, communityRoles, volunteerRoles } from '../roles'
import { id, text, version } from '../schemas'
import * as z from '../zod'
import { wishLimits } from './limits'
import { evidence, moved, note, wishId } from './schemas'
import { sensitivities } from './wish'

const takers = [...branchRoles, ...volunteerRoles]

/** The community's side. */
export const reviewing = {
  review: command({
    title: 'Publishes, sends back with a reason, or declines with the right channel',
    access: communityRoles,
    scope: 'case',
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
    scope: 'case',
    errors: ['not_found', 'conflict'],
    input: z.strictObject({ id, target: z.enum(['errand', 'report', 'project'], '请选择转到哪里'), note }),
    output: moved,
  }),
  approveThanks: command({
    title: 'Publishes thanks whose text check gave no verdict',
    access: communityRoles,
    scope: 'case',
    errors: ['not_found', 'conflict'],
    input: wishId,
    output: moved,
  }),
}

/** The claimer's side. */
export const taking = {
  claim: command({
    title: 'Claims a wish, alone or as the lead of a team; the first wins',
    access: takers,
    scope: 'case',
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
    scope: 'case',
    errors: ['not_found', 'conflict', 'too_many'],
    input: wishId,
    output: moved,
  }),
  leave: command({
    title: 'Leaves the team of a claim',
    access: 'person',
    scope: 'case',
    errors: ['not_found', 'conflict'],
    input: wishId,
    output: moved,
  }),
  reveal: command({
    title: 'Shows the wisher’s phone and door to whoever has the claim; every look is recorded',
    access: 'person',
    scope: 'case',
    errors: ['not_found', 'conflict'],
    input: wishId,
    output: z.object({ name: z.string(), phone: z.string(), address: z.string() }),
  }),
  start: command({
    title: 'Says that work has begun',
    access: 'person',
    scope: 'case',
    errors: ['not_found', 'conflict'],
    input: wishId,
    output: moved,
  }),
  extend: command({
    title: 'Prolongs the claim, with a reason',
    access: 'person',
    scope: 'case',
    errors: ['not_found', 'conflict', 'too_many'],
    input: z.strictObject({ id, note }),
    output: moved,
  }),
  release: command({
    title: 'Gives the claim back, with a reason; the wisher is told',
    access: 'person',
    scope: 'case',
    errors: ['not_found', 'conflict'],
    input: z.strictObject({ id, note }),
    output: moved,
  }),
  fulfil: command({
    title: 'Says that it is done, with the evidence that this kind of wish needs',
    access: 'person',
    scope: 'case',
    errors: ['not_found', 'conflict'],
    input: z.strictObject({ id, ...evidence }),
    output: moved,
  }),
  answerChange: command({
    title: 'Agrees or disagrees with a change that the wisher asked for',
    access: 'person',
    scope: 'case',
    errors: ['not_found', 'conflict'],
    input: z.strictObject({ id, agree: z.boolean('请选择'), note: text(wishLimits.note).default('') }),
    output: moved,
  }),
}
