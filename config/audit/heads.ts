import type { Head } from '../../cloudfunctions/kernel/audit-heads'
import * as z from '../../domain/zod'
import { plainJson } from '../lib/plain-json'

const note = z.object({
  heads: z.array(z.object({ chain: z.string(), seq: z.number().int(), hash: z.string() })),
})

/** Noted heads among lines: exported notes, or a function's log with other lines between. */
export async function headsIn(lines: AsyncIterable<string> | Iterable<string>): Promise<Head[]> {
  const heads: Head[] = []
  for await (const line of lines) {
    const found = noteIn(line.slice(Math.max(0, line.indexOf('{'))))
    heads.push(...(found?.heads ?? []))
  }
  return heads
}

function noteIn(text: string): z.output<typeof note> | null {
  try {
    return note.safeParse(plainJson(JSON.parse(text))).data ?? null
  } catch {
    return null
  }
}
