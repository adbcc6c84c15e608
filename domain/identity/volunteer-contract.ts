import { command, query } from '../procedure'
import { communityRoles } from '../roles'
import { id, text, version } from '../schemas'
import * as z from '../zod'
import { areaKinds, branchKeepers, reportingPlaces, skills, volunteerStates, weekTimes } from './volunteering'

/** What matching needs, and nothing that could be added up. */
const offer = {
  skills: z.array(z.enum(skills, '没有这一项')).min(1, '请选择能帮什么').max(skills.length, '选得太多'),
  times: z
    .array(z.enum(weekTimes, '没有这一项'))
    .min(1, '请选择什么时候有空')
    .max(weekTimes.length, '选得太多'),
  areas: z
    .array(z.enum(areaKinds, '没有这一项'))
    .min(1, '请选择在哪里帮忙')
    .max(areaKinds.length, '选得太多'),
}

const profile = z.object({
  state: z.enum(volunteerStates),
  since: z.number(),
  /** Why it was refused. */
  reason: z.string().nullable(),
  at: z.enum(reportingPlaces),
  community: z.string(),
  skills: z.array(z.enum(skills)),
  times: z.array(z.enum(weekTimes)),
  areas: z.array(z.enum(areaKinds)),
})

const applicant = z.object({
  id: z.string(),
  version: z.number().int(),
  name: z.string(),
  grid: z.string(),
  building: z.string(),
  at: z.enum(reportingPlaces),
  /** The employer unit of somebody who reports where that is paired. */
  unit: z.string().nullable(),
  isMember: z.boolean(),
  since: z.number(),
  skills: z.array(z.enum(skills)),
  times: z.array(z.enum(weekTimes)),
})
export type Applicant = z.output<typeof applicant>

const unit = z.object({ id: z.string(), name: z.string(), community: z.string() })
export type PairedUnit = z.output<typeof unit>

/** Somebody as the branch has them on record, and no more of them. */
const member = z.object({
  id: z.string(),
  version: z.number().int(),
  name: z.string(),
  grid: z.string(),
  building: z.string(),
  isMember: z.boolean(),
  isHub: z.boolean(),
  unit: unit.nullable(),
})
export type BranchMember = z.output<typeof member>

const done = z.object({ id: z.string() })

export const volunteerContract = {
  mine: query({
    title: 'What I offer as a volunteer, what came of it, my branch and my employer’s unit',
    access: 'person',
    scope: 'self',
    input: z.strictObject({}),
    output: z.object({
      version: z.number().int(),
      profile: profile.nullable(),
      /** Where the caller may report. */
      places: z.array(z.object({ at: z.enum(reportingPlaces), community: z.string() })),
      membership: z
        .object({ branch: z.string(), isHub: z.boolean(), unit: z.string().nullable() })
        .nullable(),
    }),
  }),
  apply: command({
    title: 'Offers oneself as a volunteer; the community decides',
    access: 'person',
    scope: 'self',
    errors: ['conflict'],
    input: z.strictObject({ ...offer, at: z.enum(reportingPlaces, '请选择到哪里报到') }),
    output: done,
  }),
  change: command({
    title: 'Changes what one offers, where and when',
    access: 'person',
    scope: 'self',
    errors: ['conflict'],
    input: z.strictObject(offer),
    output: done,
  }),
  leave: command({
    title: 'Stops being a volunteer, or takes the offer back; not while one leads a wish that is under way',
    access: 'person',
    scope: 'self',
    errors: ['conflict'],
    input: z.strictObject({}),
    output: done,
  }),
  queue: query({
    title: 'Who offered themselves to the community, longest first',
    access: communityRoles,
    scope: 'org',
    input: z.strictObject({}),
    output: z.object({ applicants: z.array(applicant), isMore: z.boolean() }),
  }),
  approve: command({
    title: 'Takes somebody on as a volunteer of the community: the post comes with it',
    access: communityRoles,
    scope: 'org',
    errors: ['not_found', 'conflict'],
    persons: ['personId'],
    input: z.strictObject({ personId: id, version }),
    output: done,
  }),
  refuse: command({
    title: 'Does not take somebody on, with a reason that they read',
    access: communityRoles,
    scope: 'org',
    errors: ['not_found', 'conflict'],
    persons: ['personId'],
    input: z.strictObject({ personId: id, version, reason: text(60, 2) }),
    output: done,
  }),
  dismiss: command({
    title:
      'Ends somebody’s volunteering at the community, with a reason that they read; not while they lead a wish',
    access: communityRoles,
    scope: 'org',
    errors: ['not_found', 'conflict'],
    persons: ['personId'],
    input: z.strictObject({ personId: id, version, reason: text(60, 2) }),
    output: done,
  }),
  members: query({
    title: 'The party members that a grid’s branch counts, hub households and employer units with them',
    access: branchKeepers,
    scope: 'org',
    input: z.strictObject({ grid: id }),
    output: z.object({ members: z.array(member), isMore: z.boolean() }),
  }),
  member: query({
    title: 'What the branch has on record of somebody in one’s scope',
    access: branchKeepers,
    scope: 'org',
    errors: ['not_found'],
    persons: ['personId'],
    input: z.strictObject({ personId: id }),
    output: member,
  }),
  units: query({
    title: 'Employer units by any part of their name, with the community that each is paired with',
    access: branchKeepers,
    scope: 'open',
    input: z.strictObject({ text: text(30, 1) }),
    output: z.object({ units: z.array(unit) }),
  }),
  membership: command({
    title: 'Notes the party membership of somebody in one’s scope: branch, hub household, employer unit',
    access: branchKeepers,
    scope: 'org',
    errors: ['not_found', 'conflict'],
    persons: ['personId'],
    input: z.strictObject({
      personId: id,
      version,
      isMember: z.boolean('请选择是不是党员'),
      /** 党员中心户 */
      isHub: z.boolean('请选择').default(false),
      /** The employer's unit in the tree, for double reporting. */
      unit: id.nullable().default(null),
    }),
    output: done,
  }),
}
