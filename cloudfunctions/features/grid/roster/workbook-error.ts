import type { WorkbookFault } from '../../../../domain/grid/roster-faults'

/** A workbook that is not taken, and why. `detail` names the place: a range, a sheet. */
export class WorkbookError extends Error {
  constructor(
    readonly code: WorkbookFault,
    readonly detail = '',
  ) {
    super(`${code} ${detail}`)
    this.name = 'WorkbookError'
  }
}
