import type { Change } from '../database/changes'
import type { DocumentId } from '../database/values'
import type { Database, SelectedDocument } from '../types'
import { changedDocument, leaving, wholeDocument } from './event-bodies'
import { RealtimeError, type EventBody } from './frames'
import type { WatchSpec } from './watch-request'

/** WeChat's manual: above this many documents a watch ends with an error. */
export const MAX_DOCUMENTS = 5_000

/**
 * The documents a watch shows, kept in step with the database. Without a limit the filter alone decides who is
 * in; with a limit the query is asked again when a change touches it, so that ties are decided as a query does.
 */
export class LiveResult {
  private members: ReadonlySet<DocumentId> = new Set()

  constructor(
    private readonly spec: WatchSpec,
    private readonly database: Pick<Database, 'select'>,
  ) {}

  /** How many documents the watch shows. */
  get size(): number {
    return this.members.size
  }

  /** Reads the result and answers all of it. @throws RealtimeError above 5,000 documents */
  init(): EventBody[] {
    const documents = this.select()
    this.keep(documents.map(({ id }) => id))
    return documents.map((document) => wholeDocument(['init', 'init'], document))
  }

  /** What a commit does to the result. @throws RealtimeError above 5,000 documents */
  apply(changes: readonly Change[]): EventBody[] {
    const touching = changes.filter((change) => this.members.has(change.id) || this.matches(change))
    if (touching.length === 0) return []
    return this.spec.limit === Infinity ? this.applyByFilter(touching) : this.applyByQuery(touching)
  }

  /** What differs after the collection was filled or emptied as a whole. @throws as `apply` */
  reload(): EventBody[] {
    const documents = this.select()
    const now = new Set(documents.map(({ id }) => id))
    const gone = [...this.members].filter((id) => !now.has(id)).map((id) => leaving('remove', id))
    const here = documents.map((document) =>
      wholeDocument(this.members.has(document.id) ? ['replace', 'update'] : ['add', 'enqueue'], document),
    )
    this.keep(now)
    return [...gone, ...here]
  }

  private applyByFilter(touching: readonly Change[]): EventBody[] {
    const members = new Set(this.members)
    const events = touching.map((change) => {
      const isIn = this.matches(change)
      if (isIn) members.add(change.id)
      else members.delete(change.id)
      return changedDocument(change, this.queueType(change, isIn))
    })
    this.keep(members)
    return events
  }

  private applyByQuery(touching: readonly Change[]): EventBody[] {
    const documents = this.select()
    const now = new Set(documents.map(({ id }) => id))
    const events = touching
      .filter(({ id }) => this.members.has(id) || now.has(id))
      .map((change) => changedDocument(change, this.queueType(change, now.has(change.id))))
    const told = new Set(touching.map(({ id }) => id))
    const pushedOut = [...this.members].filter((id) => !now.has(id) && !told.has(id))
    const movedUp = documents.filter(({ id }) => !this.members.has(id) && !told.has(id))
    this.keep(now)
    return [
      ...events,
      ...pushedOut.map((id) => leaving('limit', id)),
      ...movedUp.map((document) => wholeDocument(['limit', 'enqueue'], document)),
    ]
  }

  private queueType({ id }: Change, isIn: boolean): 'update' | 'enqueue' | 'dequeue' {
    if (!isIn) return 'dequeue'
    return this.members.has(id) ? 'update' : 'enqueue'
  }

  private matches({ after }: Change): boolean {
    return after !== undefined && this.spec.test(after)
  }

  private select(): SelectedDocument[] {
    return this.database.select({ ...this.spec, limit: Math.min(this.spec.limit, MAX_DOCUMENTS + 1) })
  }

  private keep(ids: Iterable<DocumentId>): void {
    this.members = new Set(ids)
    if (this.members.size <= MAX_DOCUMENTS) return
    throw new RealtimeError(
      'SYS_ERR',
      `a watch may show at most ${MAX_DOCUMENTS} documents: narrow its query`,
    )
  }
}
