import type { Fields, Stages } from '../support'

/** One stage: documents, the pipeline, what comes out. */
export interface StageRow {
  readonly operator: string
  readonly it: string
  readonly given: readonly Fields[]
  readonly pipeline: (stages: Stages) => Stages | undefined
  readonly gives: readonly Fields[]
}
