/** @jsxImportSource preact */
import { useState } from 'preact/hooks'
import type { StoredFileInfo } from '../../server/storage-admin'
import { listFiles, removeFile, uploadFile } from '../api/storage'
import { bytes, countOf, dateTime } from '../format'
import { OutcomeLine, Problem, useActions } from '../parts/action'
import { ConfirmButton } from '../parts/confirm'
import { Field } from '../parts/field'
import { FileButton } from '../parts/file-button'
import { Page } from '../parts/page'
import type { Column } from '../parts/table'
import { Table } from '../parts/table'
import { useLive } from '../use-live'

const COLUMNS: readonly Column<StoredFileInfo>[] = [
  { title: 'File', cell: NameCell, sortBy: ({ path }) => path },
  { title: 'Type', cell: ({ contentType }) => contentType, sortBy: ({ contentType }) => contentType },
  { title: 'Size', isNumber: true, cell: ({ size }) => bytes(size), sortBy: ({ size }) => size },
  {
    title: 'By',
    cell: ({ openid }) =>
      openid === undefined ? <span class="quiet">a function</span> : <code>{openid}</code>,
  },
  { title: 'At', cell: ({ at }) => <time>{dateTime(at)}</time>, sortBy: ({ at }) => at },
]

/** Stored files: to be opened, downloaded, uploaded and deleted. */
export function Storage() {
  const { value, error, reload } = useLive(listFiles)
  const { outcome, isBusy, perform } = useActions(reload)
  const remove: Column<StoredFileInfo> = {
    title: '',
    cell: ({ path }) => (
      <ConfirmButton
        label="Delete"
        describedAs={`Delete ${path}`}
        question={`${path} is deleted for good.`}
        onConfirm={() => perform(() => removeFile(path), `${path} is deleted.`)}
      />
    ),
  }
  const total = value?.reduce((sum, { size }) => sum + size, 0) ?? 0
  return (
    <Page title="Storage" lead={value && `${countOf(value.length, 'file')}, ${bytes(total)}`}>
      <Problem text={error} />
      <OutcomeLine outcome={outcome} />
      <Upload
        isBusy={isBusy}
        onFile={(path, file) => perform(() => uploadFile(path, file), `${path} is uploaded.`)}
      />
      <Table
        label="Files"
        columns={[...COLUMNS, remove]}
        rows={value}
        keyOf={({ path }) => path}
        empty="No file is stored."
      />
    </Page>
  )
}

function NameCell({ path, link, contentType }: StoredFileInfo) {
  return (
    <div class="file">
      {contentType.startsWith('image/') ? <img src={link} alt="" loading="lazy" /> : null}
      <span>
        <a href={link} target="_blank" rel="noreferrer">
          {path}
        </a>
        <a class="small" href={link} download={path.split('/').at(-1)} aria-label={`Download ${path}`}>
          Download
        </a>
      </span>
    </div>
  )
}

interface UploadProps {
  readonly isBusy: boolean
  readonly onFile: (path: string, file: File) => void
}

/** An uploaded file keeps its name below the folder that is given. */
function Upload({ isBusy, onFile }: UploadProps) {
  const [folder, setFolder] = useState('')
  const prefix = folder.replace(/^\/+|\/+$/g, '')
  return (
    <div class="row">
      <Field label="Upload into folder" value={folder} onInput={setFolder} placeholder="photos/2026" isCode />
      <FileButton
        label="Upload…"
        isDisabled={isBusy}
        onFile={(file) => onFile(prefix === '' ? file.name : `${prefix}/${file.name}`, file)}
      />
    </div>
  )
}
