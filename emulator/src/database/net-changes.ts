import type { Change, ChangeKind } from './changes'
import { parseStored } from './ejson'
import type { DocumentId, Fields } from './values'

/** One write of a document inside a commit; null where the document did not exist. */
export interface WrittenDocument {
  readonly collection: { readonly name: string }
  readonly id: DocumentId
  readonly before: string | null
  readonly after: string | null
  /** The whole document was given, not operators on the old one. */
  readonly isWhole: boolean
}

/** What a commit did to each document in the end, in the order of first writes. */
export function netChanges(writes: readonly WrittenDocument[]): Change[] {
  const byDocument = new Map<string, WrittenDocument>()
  for (const write of writes) {
    const key = `${write.collection.name} ${typeof write.id} ${write.id}`
    const first = byDocument.get(key)
    const net = first ? { ...write, before: first.before, isWhole: first.isWhole || write.isWhole } : write
    byDocument.set(key, net)
  }
  return [...byDocument.values()]
    .filter(({ before, after }) => before !== after)
    .map((write) => new WrittenChange(write))
}

/** Parses the document only when a listener asks, and then once for all of them. */
class WrittenChange implements Change {
  readonly collection: string
  readonly id: DocumentId
  readonly kind: ChangeKind
  private parsedBefore: Fields | undefined
  private parsedAfter: Fields | undefined

  constructor(private readonly write: WrittenDocument) {
    this.collection = write.collection.name
    this.id = write.id
    this.kind = kindOf(write)
  }

  get before(): Fields | undefined {
    const { before } = this.write
    return before === null ? undefined : (this.parsedBefore ??= parseStored(before))
  }

  get after(): Fields | undefined {
    const { after } = this.write
    return after === null ? undefined : (this.parsedAfter ??= parseStored(after))
  }

  get afterText(): string | undefined {
    return this.write.after ?? undefined
  }
}

function kindOf({ before, after, isWhole }: WrittenDocument): ChangeKind {
  if (before === null) return 'add'
  if (after === null) return 'remove'
  return isWhole ? 'replace' : 'update'
}
