import { roomFrom } from './door'

/** Ways to look for somebody: the beginning of a name, the end of a phone number, a door. */
export const searchKinds = ['name', 'phone', 'door'] as const
export type SearchKind = (typeof searchKinds)[number]

/** What somebody typed into the one search field, understood; null: too little, or nothing that could be found. */
export function searchFrom(typed: string): { readonly by: SearchKind; readonly text: string } | null {
  const text = typed.trim()
  const digits = text.replace(/[\s-]/g, '')
  if (/^(\d{4}|1\d{10})$/.test(digits) && !/-/.test(text)) return { by: 'phone', text: digits }
  const door = doorFrom(text)
  if (door !== null) return { by: 'door', text: door }
  return /\d/.test(text) || text === '' ? null : { by: 'name', text }
}

/** A building and what is known of the door, as doors are kept: 3号楼402室 → 3-402, 3-2-402 → 3-2-402, 3栋 → 3-. */
export function doorFrom(text: string): string | null {
  const [, building = '', rest = ''] = /^(\d{1,4})\s*(?:[-—]|号楼?|栋|幢|座)(.*)$/.exec(text.trim()) ?? []
  const room = rest.trim() === '' ? '' : roomFrom(rest)
  return building === '' || room === null ? null : `${building}-${room}`
}

/** 3-402 → 3-***: the building may be read, the door is one of what staff reveal with a reason. */
export const maskDoor = (door: string): string => door.replace(/-.*$/, '-***')
