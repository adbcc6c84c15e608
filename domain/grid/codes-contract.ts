import type { Post } from '../case'
import { command, query } from '../procedure'
import type { Role } from '../roles'
import { id } from '../schemas'
import * as z from '../zod'
import { peopleRoles } from './desk-contract'
import type { Org, OrgKind } from './org'
import { codeLimits } from './code-limits'

/** Those who look after buildings and the people who join there. */
const codeRoles = ['administrator', ...peopleRoles] as const satisfies readonly Role[]

/** Orgs whose buildings are listed together; above a community there are too many for anybody to print. */
const listed: readonly OrgKind[] = ['community', 'grid', 'building']

/** Whether the holder of these posts of today may make and print the codes of the buildings under an org. */
export const mayMakeCodes = (posts: readonly Post[], { kind, path }: Pick<Org, 'kind' | 'path'>): boolean =>
  listed.includes(kind) &&
  posts.some(({ role, org }) => (codeRoles as readonly Role[]).includes(role) && path.includes(org))

const coded = z.object({
  id: z.string(),
  /** Estate and name: 锦绣花园3号楼. */
  label: z.string(),
  grid: z.string(),
})

const building = coded.extend({ isMade: z.boolean() })
export type CodedBuilding = z.output<typeof building>

/** `url`: a link to the picture, good for minutes. */
const doorCode = coded.extend({ url: z.string() })
export type DoorCode = z.output<typeof doorCode>

/** Codes at the doors of buildings: whoever scans one joins with the building chosen (domain/scene.ts). */
export const codesContract = {
  list: query({
    title: 'The buildings of a grid or community, and which of them have a code for the door',
    access: codeRoles,
    scope: 'org',
    errors: ['not_found'],
    input: z.strictObject({ org: id }),
    output: z.object({ name: z.string(), buildings: z.array(building) }),
  }),
  make: command({
    title: 'Makes the codes that are not made yet, and answers a link to each picture',
    access: codeRoles,
    scope: 'org',
    errors: ['not_found', 'conflict', 'too_many'],
    input: z.strictObject({
      buildings: z
        .array(id, '请选择楼栋')
        .min(1, '请选择楼栋')
        .max(codeLimits.batch, `一次最多 ${codeLimits.batch} 栋`),
    }),
    output: z.object({ codes: z.array(doorCode) }),
  }),
}
