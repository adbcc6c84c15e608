import { roleLabels, roles, type Role } from '../roles'
import * as z from '../zod'
import { soleOffice, vacantFrom } from './offices'
import type { Org } from './org'
import { importStates, type ImportState, type RosterImport } from './roster'
import { stuckSince } from './roster-tries'

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

/** An import that has changed some records, and does not go on. */
export const stoppedSchema = z.object({
  community: z.string(),
  fileName: z.string(),
  state: z.enum(importStates),
  /** Since when, epoch ms. */
  since: z.number(),
})
export type Stopped = z.output<typeof stoppedSchema>

/** States in which an import is never given up, so that somebody has to hear of one that does not go on. */
export const alarmingStates = ['applying', 'undoing'] as const satisfies readonly ImportState[]

/** The alarm of an import at a moment (epoch ms); null: it goes on, or comes to an end by itself. */
export function stoppedOf(
  order: Parameters<typeof stuckSince>[0] & Pick<RosterImport, 'community' | 'fileName'>,
  now: number,
): Stopped | null {
  const { community, fileName, state } = order
  const since = stuckSince(order, now)
  const isAlarming = (alarmingStates as readonly ImportState[]).includes(state)
  return since !== null && isAlarming ? { community, fileName, state, since } : null
}

/** The alarm of an org at a moment (epoch ms); null: all is well for the next two weeks. */
export function alarmOf(org: Pick<Org, '_id' | 'name' | 'kind' | 'vacant'>, now: number): Alarm | null {
  const [since, role]: [number | null, Role | null] = [vacantFrom(org, now), soleOffice(org.kind)]
  if (since === null || role === null) return null
  return { org: org._id, orgName: org.name, role, label: roleLabels[role], since }
}
