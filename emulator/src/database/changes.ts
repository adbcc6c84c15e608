import type { DocumentId, Fields } from './values'

export type ChangeKind = 'add' | 'update' | 'replace' | 'remove'

/** What one commit did to one document. */
export interface Change {
  readonly collection: string
  readonly id: DocumentId
  /** `update` applied operators, `replace` took the place of the whole document. */
  readonly kind: ChangeKind
  /** Absent where the document did not exist. Shared by all listeners: to be read only. */
  readonly before?: Fields
  readonly after?: Fields
  /** The document after the change as relaxed EJSON text. */
  readonly afterText?: string
}

/** Hears of one collection, in the order of commits, in the turn of the commit. May not throw. */
export interface ChangeListener {
  /** One commit: each document once. */
  changed(changes: readonly Change[]): void
  /** The collection was filled, emptied or dropped as a whole: what is in it must be read anew. */
  reloaded(): void
}

/** Tells what was written, once after it was committed. */
export class ChangeFeed {
  private readonly listeners = new Map<string, Set<ChangeListener>>()

  /** Returns what ends the subscription. */
  subscribe(collection: string, listener: ChangeListener): () => void {
    const known = this.listeners.get(collection) ?? new Set()
    this.listeners.set(collection, known.add(listener))
    return () => {
      known.delete(listener)
      if (known.size === 0 && this.listeners.get(collection) === known) this.listeners.delete(collection)
    }
  }

  /** False for nearly all writes: then nothing of them is kept or parsed. */
  hasListeners(collection: string): boolean {
    return this.listeners.has(collection)
  }

  publish(changes: readonly Change[]): void {
    for (const collection of new Set(changes.map((change) => change.collection))) {
      const ofCollection = changes.filter((change) => change.collection === collection)
      for (const listener of this.listenersOf(collection)) listener.changed(ofCollection)
    }
  }

  reload(collection: string): void {
    for (const listener of this.listenersOf(collection)) listener.reloaded()
  }

  /** A copy: a listener may end its subscription while it is told. */
  private listenersOf(collection: string): ChangeListener[] {
    return [...(this.listeners.get(collection) ?? [])]
  }
}
