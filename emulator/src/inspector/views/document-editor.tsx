/** @jsxImportSource preact */
import { useCallback, useId, useState } from 'preact/hooks'
import type { Document } from '../api/database'
import { addDocument, findDocument, removeDocument, setDocument } from '../api/database'
import type { ReadObject } from '../ejson'
import { readObject } from '../ejson'
import { indented, oneLine } from '../format'
import { OutcomeLine, Problem, useActions } from '../parts/action'
import { ConfirmButton, Dialog } from '../parts/confirm'
import { useLoaded } from '../use-loaded'

export interface DocumentEditorProps {
  readonly collection: string
  /** Absent for a new document. */
  readonly id: unknown
  readonly onClose: () => void
  /** Receives a sentence on what was done. */
  readonly onDone: (text: string) => void
}

interface FormProps extends DocumentEditorProps {
  readonly document: Document
}

/** Edits one document. It is read anew: the list may be old, and may hold some of its fields only. */
export function DocumentEditor(props: DocumentEditorProps) {
  const { collection, id, onClose } = props
  const load = useCallback(
    async () => (id === undefined ? {} : findDocument(collection, id)),
    [collection, JSON.stringify(id)],
  )
  const { value, error } = useLoaded(load)
  return (
    <Dialog
      title={id === undefined ? `New document in ${collection}` : `Document ${oneLine(id)}`}
      onClose={onClose}
    >
      <Problem text={error} />
      {value ? <Form {...props} document={value} /> : null}
    </Dialog>
  )
}

/** The text of the document; saving replaces it whole, as `doc(id).set` does. */
function Form({ collection, id, document, onClose, onDone }: FormProps) {
  const isNew = id === undefined
  const [text, setText] = useState(() => indented(document))
  const { outcome, isBusy, perform } = useActions()
  const read = isNew ? readObject(text) : readSame(text, id)
  const finish = (work: () => Promise<void>, done: string): void =>
    perform(() => work().then(() => onDone(done)), done)
  const save = (): void => {
    if ('problem' in read) return
    if (isNew) finish(() => addDocument(collection, read.value), 'The document is added.')
    else finish(() => setDocument(collection, read.value), `${oneLine(id)} is saved.`)
  }
  const remove = (): void => finish(() => removeDocument(collection, id), `${oneLine(id)} is deleted.`)
  return (
    <>
      <TextField
        text={text}
        isNew={isNew}
        problem={'problem' in read ? read.problem : null}
        onInput={setText}
      />
      <OutcomeLine outcome={outcome} />
      <div class="actions end">
        {isNew ? null : (
          <ConfirmButton
            label="Delete"
            question={`The document ${oneLine(id)} is deleted for good.`}
            onConfirm={remove}
          />
        )}
        <button type="button" onClick={onClose}>
          Cancel
        </button>
        <button type="button" class="solid" disabled={isBusy || 'problem' in read} onClick={save}>
          Save
        </button>
      </div>
    </>
  )
}

interface TextFieldProps {
  readonly text: string
  readonly isNew: boolean
  readonly problem: string | null
  readonly onInput: (text: string) => void
}

function TextField({ text, isNew, problem, onInput }: TextFieldProps) {
  const id = useId()
  return (
    <>
      <label for={id} class="quiet">
        EJSON: a date is {'{"$date": "2026-01-01T00:00:00Z"}'}
        {isNew ? '; without an _id one is made' : null}
      </label>
      <textarea
        id={id}
        class="code"
        spellcheck={false}
        value={text}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
      <p class="problem" role="status">
        {problem}
      </p>
    </>
  )
}

/** A document keeps its `_id`: another one would be another document. */
function readSame(text: string, id: unknown): ReadObject {
  const read = readObject(text)
  if ('problem' in read || JSON.stringify(read.value['_id']) === JSON.stringify(id)) return read
  return { problem: 'the _id of a document cannot change: make a new document instead' }
}
