import { roleLabels, roles, type Role } from '../roles'
import * as z from '../zod'
import { soleOffice, vacantFrom } from './offices'
import type { Org } from './org'

/** An office that may not stay empty, and is or will be. */
export const alarmSchema = z.object({
  org: z.string(),
  orgName: z.string(),
  role: z.enum(roles),
  label: z.string(),
  /** Since when, or from when on, nobody holds it; epoch ms. */
  since: z.number(),
})
export type Alarm = z.output<typeof alarmSchema>

/** The alarm of an org at a moment (epoch ms); null: all is well for the next two weeks. */
export function alarmOf(org: Pick<Org, '_id' | 'name' | 'kind' | 'vacant'>, now: number): Alarm | null {
  const [since, role]: [number | null, Role | null] = [vacantFrom(org, now), soleOffice(org.kind)]
  if (since === null || role === null) return null
  return { org: org._id, orgName: org.name, role, label: roleLabels[role], since }
}
