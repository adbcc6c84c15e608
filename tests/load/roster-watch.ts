import { isWorking, type ImportState } from '../../domain/grid/roster'
import type { ImportStatus } from '../../domain/grid/roster-contract'
import type { Caller, Cloud } from '../support/cloud'
import { statusOf } from '../support/roster/importing'

/** One stretch of an import's work, as the screen asks for it. */
export interface StretchCost {
  readonly state: ImportState
  /** Ms of the call. */
  readonly ms: number
  /** Chunks of 250 rows that it did. */
  readonly chunks: number
  /** Database operations of the function at work. */
  readonly operations: number
}

/** Stretches without a chunk that is done: a chunk may take several, but an import that takes more than these stands still. */
const STANDSTILL = 100

/** Drives imports as the screen does, and notes what every stretch takes. */
export class Watch {
  readonly stretches: StretchCost[] = []

  constructor(
    private readonly cloud: Cloud,
    private readonly caller: Caller,
  ) {}

  async drive(id: string): Promise<ImportStatus> {
    let status = await statusOf(this.caller, id)
    while (isWorking(status.state)) {
      const { state, version, isBusy } = status
      const began = performance.now()
      const next: ImportStatus = await this.caller.api.grid.roster.advance({ id, version })
      const ms = performance.now() - began
      const chunks = progressIn(state, next) - progressIn(state, status)
      if (!isBusy) this.stretches.push({ state, ms, chunks, operations: await this.operations() })
      this.refuseStandstill(next)
      status = next
    }
    return status
  }

  private refuseStandstill({ state, done, chunks }: ImportStatus): void {
    const latest = this.stretches.slice(-STANDSTILL)
    const isStill = latest.length === STANDSTILL && latest.every((one) => one.chunks === 0)
    if (isStill) throw new Error(`the import stands still: ${state}, ${done} of ${chunks} chunks`)
  }

  /** Of the function's latest call. */
  private async operations(): Promise<number> {
    const { calls } = (await this.cloud.admin('calls?limit=1&function=roster')) as {
      readonly calls: readonly { readonly operationCount: number }[]
    }
    return calls[0]?.operationCount ?? 0
  }
}

/** Chunks that a state has worked off: all once it is over; reading makes them. */
const progressIn = (state: ImportState, status: ImportStatus): number =>
  state === 'reading' || status.state !== state ? status.chunks : status.done
