import type { Change } from '../database/changes'
import { formatEjson } from '../database/ejson'
import type { SelectedDocument } from '../types'
import { diffFields } from './field-diff'
import type { DataType, EventBody, QueueType } from './frames'

const NO_FIELDS = { UpdatedFields: '', RemovedFields: '', removedFields: '' }

/** The event of a document that is sent whole. */
export function wholeDocument(types: readonly [DataType, QueueType], document: SelectedDocument): EventBody {
  const [DataType, QueueType] = types
  return { DataType, QueueType, DocID: document.id, Doc: document.text, ...NO_FIELDS }
}

/** The event of a document that leaves; the client has it. */
export function leaving(dataType: DataType, id: SelectedDocument['id']): EventBody {
  return { DataType: dataType, QueueType: 'dequeue', DocID: id, Doc: '', ...NO_FIELDS }
}

/** The event of a change to a document that was or is in the result. */
export function changedDocument(change: Change, queueType: QueueType): EventBody {
  const { id, kind, afterText = '' } = change
  if (kind === 'remove') return leaving('remove', id)
  const whole = wholeDocument([kind, queueType], { id, text: afterText })
  return kind === 'update' ? withFields(whole, change) : whole
}

/** A client that has the document is told only what changed in it, where paths can say that. */
function withFields(whole: EventBody, { before, after }: Change): EventBody {
  const diff = before && after && diffFields(before, after)
  if (!diff) return whole
  const removed = JSON.stringify(diff.removed)
  return {
    ...whole,
    Doc: whole.QueueType === 'enqueue' ? whole.Doc : '',
    UpdatedFields: formatEjson(diff.updated),
    RemovedFields: removed,
    removedFields: removed,
  }
}
