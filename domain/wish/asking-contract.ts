import { command } from '../procedure'
import { communityRoles } from '../roles'
import { id, text, version } from '../schemas'
import * as z from '../zod'
import { wishLimits } from './limits'
import { forWhom, moved, note, pictures, show, wishId, wishText } from './schemas'

const wishFields = { ...wishText, pictures, show, evenIfSimilar: z.boolean('请选择').default(false) }

/** The wisher's side. */
export const asking = {
  submit: command({
    title: 'Submits a wish for myself, for somebody I help, or in the name of somebody whose mandate I hold',
    access: 'person',
    scope: 'self',
    errors: ['not_found', 'too_many', 'similar', 'unsafe_text'],
    persons: ['for.subject'],
    input: z.strictObject({ ...wishFields, for: forWhom }),
    output: moved,
  }),
  record: command({
    title: 'Records a wish for a resident (代录), with the staff member named',
    access: [...communityRoles, 'gridWorker'],
    scope: 'org',
    errors: ['not_found', 'too_many', 'similar', 'unsafe_text'],
    persons: ['residentId'],
    input: z.strictObject({ ...wishFields, residentId: id }),
    output: moved,
  }),
  edit: command({
    title: 'Changes a wish that nobody has claimed; it is reviewed again',
    access: 'person',
    scope: 'case',
    errors: ['not_found', 'conflict', 'unsafe_text'],
    input: z.strictObject({ id, version, ...wishText, pictures, show }),
    output: moved,
  }),
  withdraw: command({
    title: 'Takes back a wish that nobody has claimed',
    access: 'person',
    scope: 'case',
    errors: ['not_found', 'conflict'],
    input: wishId,
    output: moved,
  }),
  askChange: command({
    title: 'Asks the claimer to agree to a change or to taking the wish back',
    access: 'person',
    scope: 'case',
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
    scope: 'case',
    errors: ['not_found', 'conflict'],
    input: wishId,
    output: moved,
  }),
  reopen: command({
    title: 'Says that it is not done after all; reaches the claimer and the branch secretary',
    access: 'person',
    scope: 'case',
    errors: ['not_found', 'conflict', 'too_late'],
    input: z.strictObject({ id, note }),
    output: moved,
  }),
  rate: command({
    title: 'Rates and thanks; the words become public only with consent',
    access: 'person',
    scope: 'case',
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
