import type { Place } from '../identity/person'

/** 402, 2-402, 2单元402室: as people write the door behind the building's name. */
const room = /^(\d{1,2}-)?\d{1,5}[A-Z]?$/

/** What somebody typed, as doors are kept: 402 or 2-402; null when it is no door. */
export function roomFrom(typed: string): string | null {
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/\s/g, '')
    .replace(/单元|[—–－_]/g, '-')
    .replace(/[室号]$/, '')
  return room.test(text) ? text : null
}

/** The door without the building's own number, with which people like to begin: 3-402 in building 3 is 402; null when it is no door. */
export function roomWithin(building: string, typed: string): string | null {
  const own = `${/\d+/.exec(building)?.[0] ?? ''}-`
  const isOwn = typed.trim().startsWith(own) && !typed.includes('单元')
  return roomFrom(isOwn ? typed.trim().slice(own.length) : typed)
}

/** The door of a household, beginning with its building: 3号楼 and 402 → 3-402. */
export const doorOf = (building: string, roomNumber: string): string =>
  [/\d+/.exec(building)?.[0], roomNumber].filter(Boolean).join('-')

type Building = Pick<Place, 'community' | 'building'>

/** The address as it is sealed with a contact: 锦绣社区3号楼402室. */
export const addressOf = ({ community, building }: Building, roomNumber: string): string =>
  `${community}${building}${roomNumber}室`

/** The door in such an address, empty where it was written in another way. */
export function roomIn(address: string, { community, building }: Building): string {
  const before = `${community}${building}`
  return address.startsWith(before) ? (roomFrom(address.slice(before.length)) ?? '') : ''
}
