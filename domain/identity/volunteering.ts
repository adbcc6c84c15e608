import { communityRoles, type Role } from '../roles'
import { orgAt } from '../wish/desk'
import type { Person } from './person'

/** What a volunteer may offer; a closed list, so that it can be looked for. */
export const skills = [
  'repair',
  'haircut',
  'medical',
  'legal',
  'phone',
  'tutoring',
  'cooking',
  'driving',
  'writing',
  'companionship',
  'other',
] as const
export type Skill = (typeof skills)[number]

/** Parts of the week in which somebody has time. */
export const weekTimes = [
  'workday-am',
  'workday-pm',
  'workday-eve',
  'weekend-am',
  'weekend-pm',
  'weekend-eve',
] as const
export type WeekTime = (typeof weekTimes)[number]

export const skillLabels: Record<Skill, string> = {
  repair: '修修补补',
  haircut: '理发',
  medical: '医护',
  legal: '法律',
  phone: '教用手机',
  tutoring: '辅导功课',
  cooking: '做饭',
  driving: '开车接送',
  writing: '写字文案',
  companionship: '陪伴聊天',
  other: '其他',
}

export const weekTimeLabels: Record<WeekTime, string> = {
  'workday-am': '工作日上午',
  'workday-pm': '工作日下午',
  'workday-eve': '工作日晚上',
  'weekend-am': '周末上午',
  'weekend-pm': '周末下午',
  'weekend-eve': '周末晚上',
}

/** Where somebody reports as a volunteer: at the community they live in, or at the one their employer is paired with. */
export const reportingPlaces = ['home', 'unit'] as const
export type ReportingPlace = (typeof reportingPlaces)[number]

export const volunteerStates = ['applied', 'approved', 'refused', 'left'] as const
export type VolunteerState = (typeof volunteerStates)[number]

/** Those who keep on record who is a party member, and of which unit. */
export const branchKeepers = [...communityRoles, 'branchSecretary'] as const satisfies readonly Role[]

interface NamedOrg {
  readonly id: string
  readonly name: string
}

/** Those about whom it is asked where they may help. */
type Neighbour = Pick<Person, 'path' | 'place' | 'membership'>

/** The community that somebody would report to; null: their employer has none on record. */
export const communityAt = (person: Neighbour, at: ReportingPlace): NamedOrg | null =>
  at === 'home'
    ? { id: orgAt(person.path, 'community'), name: person.place.community }
    : (person.membership?.unit?.community ?? null)

/** How far from home somebody helps. */
export const areaKinds = ['building', 'grid', 'community'] as const
export type AreaKind = (typeof areaKinds)[number]
export const areaLabels: Record<AreaKind, string> = {
  building: '本楼',
  grid: '本网格',
  community: '全社区',
}

/** The org that an area is for somebody who reports there; away from home there is only the community. */
export const areaOf = (person: Neighbour, at: ReportingPlace, kind: AreaKind): string =>
  at === 'home' ? orgAt(person.path, kind) : (communityAt(person, at)?.id ?? '')
