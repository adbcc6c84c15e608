/** @jsxImportSource preact */
import { useState } from 'preact/hooks'
import { reset, restore, verify } from '../api/control'
import { download } from '../api/request'
import { count, countOf } from '../format'
import type { Actions } from '../parts/action'
import { OutcomeLine, useActions } from '../parts/action'
import { ConfirmButton, Dialog } from '../parts/confirm'
import { FileButton } from '../parts/file-button'
import { Page, Section } from '../parts/page'

/** The whole state: taken away, brought back, checked and forgotten. */
export function Maintenance() {
  const actions = useActions()
  return (
    <Page title="Backup and reset">
      <OutcomeLine outcome={actions.outcome} />
      <Section title="Backup">
        <p class="quiet">
          Documents, indexes and files of this moment in one archive; writes go on meanwhile.
        </p>
        <Backup {...actions} />
      </Section>
      <Section title="Check">
        <p class="quiet">Compares every index with its documents.</p>
        <div class="actions">
          <button type="button" disabled={actions.isBusy} onClick={() => actions.run(runCheck)}>
            Check the database
          </button>
        </div>
      </Section>
      <Section title="Reset">
        <p class="quiet">
          Forgets documents, files, messages, agreed messages, calls, faults and the moved clock. Declared
          collections and their indexes stay.
        </p>
        <div class="actions">
          <ConfirmButton
            label="Reset everything"
            question="All documents and files are deleted for good. A backup can bring them back."
            onConfirm={() => actions.perform(reset, 'Everything is forgotten.')}
          />
        </div>
      </Section>
    </Page>
  )
}

function Backup({ isBusy, run }: Actions) {
  const [archive, setArchive] = useState<File>()
  const backup = (): void =>
    run(async () => {
      const name = `cloudbase-emulator-${new Date().toISOString().slice(0, 16).replace(/[:T]/g, '-')}.jsonl.gz`
      await download('/backup', name)
      return `${name} is downloaded.`
    })
  const bringBack = (file: File): void => {
    setArchive(undefined)
    run(async () => {
      const { documents, files } = await restore(file)
      return `${countOf(documents, 'document')} and ${countOf(files, 'file')} are restored.`
    })
  }
  const close = (): void => setArchive(undefined)
  return (
    <div class="actions">
      <button type="button" class="solid" disabled={isBusy} onClick={backup}>
        Download a backup
      </button>
      <FileButton label="Restore…" isDisabled={isBusy} accept=".gz" onFile={setArchive} />
      {archive ? <RestoreDialog file={archive} onClose={close} onRestore={() => bringBack(archive)} /> : null}
    </div>
  )
}

async function runCheck(): Promise<string> {
  const { problems, collections } = await verify()
  if (problems.length > 0) throw new Error(problems.join('\n'))
  const documents = collections.reduce((sum, collection) => sum + collection.documents, 0)
  const entries = collections.reduce((sum, collection) => sum + collection.entries, 0)
  return `Sound: ${countOf(documents, 'document')} and ${count(entries)} index keys agree.`
}

interface RestoreDialogProps {
  readonly file: File
  readonly onClose: () => void
  readonly onRestore: () => void
}

function RestoreDialog({ file, onClose, onRestore }: RestoreDialogProps) {
  return (
    <Dialog title="Restore?" onClose={onClose}>
      <p>Everything that the emulator holds now is replaced by what {file.name} holds.</p>
      <div class="actions end">
        <button type="button" onClick={onClose}>
          Cancel
        </button>
        <button type="button" class="danger solid" onClick={onRestore}>
          Restore
        </button>
      </div>
    </Dialog>
  )
}
