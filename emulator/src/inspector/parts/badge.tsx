/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact'

export type Tone = 'good' | 'bad' | 'warn' | 'plain'

/** A short word with a colour; the word alone says it too. */
export function Badge({ tone, children }: { readonly tone: Tone; readonly children: ComponentChildren }) {
  return <span class={`badge ${tone}`}>{children}</span>
}

const TONES = { ok: 'good', failed: 'bad', running: 'plain' } as const

/** How a call ended. */
export function OutcomeBadge({ outcome }: { readonly outcome: keyof typeof TONES }) {
  return <Badge tone={TONES[outcome]}>{outcome}</Badge>
}

export interface IndexBadgeProps {
  readonly index: string | null
  /** More was read than was given: an index would help. */
  readonly isWaste: boolean
}

/** The index that served a query, or that none did. */
export function IndexBadge({ index, isWaste }: IndexBadgeProps) {
  return index === null ? <Badge tone={isWaste ? 'warn' : 'plain'}>no index</Badge> : <code>{index}</code>
}
