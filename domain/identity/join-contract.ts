import { mapPlace, outlineSchema } from '../grid/boundary-schema'
import { command, query } from '../procedure'
import { id, personName as name, text, version } from '../schemas'
import * as z from '../zod'
import { phoneProofs, relations, residenceStates } from './person'
import { joinLimits } from './join-limits'

const relation = z.enum(relations, '请选择您是这户的什么人')
const place = z.object({
  subdistrict: z.string(),
  community: z.string(),
  grid: z.string(),
  building: z.string(),
})

/** A building as whoever looks for theirs may know it: where it stands, and nothing of who lives there. */
const building = z.object({
  id: z.string(),
  /** 锦绣花园3号楼 */
  label: z.string(),
  community: z.string(),
  grid: z.string(),
})
export type FoundBuilding = z.output<typeof building>

/** An org as whoever looks for their home may know it: what it is called, where it lies, what lies around it. */
const listed = z.object({
  id: z.string(),
  kind: z.enum(['subdistrict', 'community', 'grid', 'building']),
  /** 锦绣花园3号楼 for a building, the name of every other. */
  label: z.string(),
  /** The org above it. */
  parent: z.string().nullable(),
  /** Names of those above it, empty where it lies higher itself. */
  community: z.string(),
  grid: z.string(),
  /** On the map; null: nobody drew one. */
  outline: outlineSchema.nullable(),
})
export type ListedOrg = z.output<typeof listed>

/** By WeChat's button, which vouches for the number and costs money per use, or typed, to be called by the grid. */
const phone = z.discriminatedUnion(
  'by',
  [
    z.strictObject({ by: z.literal('wechat'), code: text(200, 1) }),
    z.strictObject({
      by: z.literal('typed'),
      number: z.string('请填写手机号').regex(/^1\d{10}$/, '手机号是 11 位数字'),
    }),
  ],
  '请选择怎么留手机号',
)

/** Where the caller's home stands. */
const standing = z.object({
  version: z.number().int(),
  name: z.string(),
  relation: z.enum(relations),
  state: z.enum(residenceStates),
  since: z.number(),
  reason: z.string().nullable(),
  place,
  building: z.string(),
  /** The door behind the building's name, empty where it was written in another way. */
  room: z.string(),
  /** 138****5678, empty where none is known. */
  phone: z.string(),
  phoneProof: z.enum(phoneProofs).nullable(),
  /** Names of those who verify, to be asked. */
  verifiers: z.array(z.string()),
})
export type Standing = z.output<typeof standing>

const member = z.object({
  id: z.string(),
  version: z.number().int(),
  /** Masked but for the caller's own and the children's. */
  name: z.string(),
  relation: z.enum(relations),
  state: z.enum(residenceStates),
  isMe: z.boolean(),
  isChild: z.boolean(),
  isRepresentative: z.boolean(),
  /** May be made the representative by the one who is it now. */
  mayRepresent: z.boolean(),
  /** The caller may move them out. */
  mayMoveOut: z.boolean(),
})

const done = z.object({ id: z.string() })

export const joinContract = {
  buildings: query({
    title: 'Buildings by the beginning of estate and name, for whoever looks for theirs',
    access: 'anyone',
    scope: 'open',
    input: z.strictObject({ text: text(20, 2) }),
    output: z.object({ buildings: z.array(building) }),
  }),
  building: query({
    title: 'The building that a code at its door names',
    access: 'anyone',
    scope: 'open',
    errors: ['not_found'],
    input: z.strictObject({ building: id }),
    output: building,
  }),
  around: query({
    title: 'Grids that are drawn on the map around a place, and which of them hold it',
    access: 'anyone',
    scope: 'open',
    input: z.strictObject(mapPlace),
    output: z.object({
      grids: z.array(listed),
      /** Ids; several where outlines overlap, none where nobody drew one. */
      holding: z.array(z.string()),
    }),
  }),
  under: query({
    title:
      'What lies under an org, down to the buildings of a grid, for whoever looks for their home in a list',
    access: 'anyone',
    scope: 'open',
    input: z.strictObject({
      /** Null: all subdistricts. */
      org: id.nullable(),
    }),
    output: z.object({ places: z.array(listed) }),
  }),
  mine: query({
    title: 'Where the caller’s home stands: nothing stated, waiting, refused and why, verified',
    access: 'anyone',
    scope: 'self',
    input: z.strictObject({}),
    output: z.object({ standing: standing.nullable() }),
  }),
  ask: command({
    title:
      'States or corrects where one lives; known to the office’s list by name, building and phone: verified',
    access: 'anyone',
    scope: 'self',
    errors: ['conflict', 'too_many', 'unsafe_text'],
    // It brings its own consent along.
    withoutConsent: true,
    input: z.strictObject({
      name,
      building: id,
      room: text(joinLimits.room, 1),
      relation,
      isFourteen: z.boolean('请选择是否已满 14 周岁'),
      phone: phone.nullable().default(null),
      /** The version of the text that was agreed to (domain/identity/consent.ts). */
      consent: text(10, 1),
    }),
    output: done,
  }),
  phone: command({
    title: 'Gives one’s phone number anew',
    access: 'anyone',
    scope: 'self',
    errors: ['conflict'],
    input: z.strictObject({ phone }),
    output: done,
  }),
  household: query({
    title: 'My household: its members, its representative',
    access: 'person',
    scope: 'self',
    input: z.strictObject({}),
    output: z.object({ door: z.string(), place, members: z.array(member) }),
  }),
  child: command({
    title: 'Adds a child under 14 to one’s household',
    access: 'person',
    scope: 'self',
    errors: ['forbidden', 'too_many', 'unsafe_text'],
    input: z.strictObject({
      name,
      /** YYYY-MM-DD; kept as the 14th birthday only. */
      birthday: z.string('请选择生日').regex(/^\d{4}-\d{2}-\d{2}$/, '请选择生日'),
    }),
    output: done,
  }),
  represent: command({
    title: 'Takes it on to speak for the household while nobody does',
    access: 'person',
    scope: 'self',
    errors: ['conflict'],
    input: z.strictObject({}),
    output: done,
  }),
  handOver: command({
    title: 'Hands over to another adult member to speak for the household',
    access: 'person',
    scope: 'self',
    errors: ['not_found', 'conflict'],
    persons: ['to'],
    input: z.strictObject({ to: id }),
    output: done,
  }),
  moveOut: command({
    title: 'Moves oneself, or a child of the household, out of it',
    access: 'anyone',
    scope: 'self',
    errors: ['not_found', 'conflict'],
    persons: ['personId'],
    input: z.strictObject({ personId: id, version }),
    output: done,
  }),
}
