import * as z from '../../domain/zod'
import { cloud } from '../kernel/cloud'
import { noteFaceVerdict } from '../features/identity/face-upkeep'
import { noteVerdict } from '../features/wish/runners'

/** WeChat's verdict on a picture; `errcode` -1008: it could not fetch the file. */
const verdict = z.object({
  Event: z.literal('wxa_media_check'),
  trace_id: z.string().min(1),
  errcode: z.number(),
  result: z.object({ suggest: z.string() }).optional(),
})

/** Takes WeChat's message pushes. A caller with an openid is a client pretending, and is refused. */
export const main = async (event: unknown) => {
  if ((cloud.getWXContext() as { OPENID?: unknown }).OPENID !== undefined)
    return { ok: false, code: 'forbidden' }
  const push = verdict.safeParse(event)
  if (!push.success) return { ok: false, code: 'invalid' }
  const { trace_id: trace, errcode, result } = push.data
  const check = checkOf(errcode, result?.suggest)
  return { ok: true, noted: (await noteVerdict(trace, check)) || (await noteFaceVerdict(trace, check)) }
}

function checkOf(errcode: number, suggest: string | undefined): 'pass' | 'risky' | 'manual' {
  if (errcode !== 0) return 'manual'
  return suggest === 'pass' || suggest === 'risky' ? suggest : 'manual'
}
