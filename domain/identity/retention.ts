import { DAY } from '../case'
import * as z from '../zod'

/**
 * How long personal data stays after it was last needed (function env `LINGE_RETENTION`, JSON of any of these); a
 * deployment's own rules of archives may ask for other times. `dryRun`: `jobs` says what it would remove, and no more.
 * The audit log is kept for good: it holds ids and reasons, no numbers, and would not be whole without its beginning.
 */
export const retentionSchema = z.strictObject({
  /** Stated a home that was never verified, or was refused. */
  joinerDays: z.number().int().min(1).default(90),
  /** Moved out and did not come back. */
  leftDays: z.number().int().min(1).default(365),
  /** Number and door on a wish that has ended. */
  contactDays: z.number().int().min(15).default(180),
  dryRun: z.boolean().default(false),
})
export type Retention = z.output<typeof retentionSchema>

export const retentionRules = ['joiners', 'left', 'doneContacts', 'endedContacts', 'erasures'] as const
export type RetentionRule = (typeof retentionRules)[number]

/** What each rule does, for the administrator who looks before it is done. */
export const retentionLabels: Record<RetentionRule, string> = {
  joiners: '一直没有核实、或没有通过的登记：整个删除',
  left: '搬走很久的人：删除，事情的经过保留、不留姓名',
  doneContacts: '实现已久的心愿：抹去电话和门牌',
  endedContacts: '结束已久的心愿：抹去电话和门牌',
  erasures: '注销已经办完的记录：删除',
}

/** Days for which a finished erasure answers a retry of its command. */
const ERASURE_DAYS = 30

/** Before which moment each rule takes hold, epoch ms. */
export const retentionLimits = (
  { joinerDays, leftDays, contactDays }: Retention,
  now: number,
): Record<RetentionRule, number> => ({
  joiners: now - joinerDays * DAY,
  left: now - leftDays * DAY,
  doneContacts: now - contactDays * DAY,
  endedContacts: now - contactDays * DAY,
  erasures: now - ERASURE_DAYS * DAY,
})
