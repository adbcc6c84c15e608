import type { Witnessed } from '@domain/identity/mandates'
import { api } from '../../api'

/** Who lets whom act for them, until when, and how staff witnessed it; null: by their own hand. */
export interface Giving {
  readonly subjectId: string
  readonly name: string
  readonly phone: string
  readonly until: number
  readonly how: Witnessed | null
}

/** Finds whom is to be entrusted by name and number, and entrusts them with wishes. */
export async function giveMandate({ name, phone, ...giving }: Giving, options: { key: string }) {
  const agent = await api.identity.mandate.agent({ name, phone })
  const asked = { ...giving, agentId: agent.id, agentName: agent.name, what: ['wish' as const] }
  return api.identity.mandate.give(asked, options)
}
