import type { StoredFile } from '../storage/store'
import type { IndexDeclaration } from '../types'

/*
 * An archive is gzip of JSON lines: a first line that names the format, then sections, then the manifest. A section
 * is a head line that says how many lines follow, and those lines: documents as the texts they are stored as,
 * records of the open interfaces, or files, each a line that describes it and the lines of its bytes in base64. The manifest repeats every head with
 * the SHA-256 of the section's lines, so an archive that was cut off anywhere has none.
 */
export const FORMAT = 'cloudbase-emulator archive'
export const VERSION = 1

/** Bytes of a stored file that one line holds; divisible by 3, so that base64 needs no filling but at the end. */
export const FILE_LINE_BYTES = 48 * 1024

export interface CollectionHead {
  readonly section: 'collection'
  readonly name: string
  readonly indexes: readonly IndexDeclaration[]
  readonly lines: number
}

export interface FilesHead {
  readonly section: 'files'
  readonly files: number
  readonly lines: number
}

/** What the open interfaces remember: credits, messages, checks, codes. */
export interface RecordsHead {
  readonly section: 'records'
  readonly lines: number
}

export type SectionHead = CollectionHead | RecordsHead | FilesHead

export interface Manifest {
  readonly documents: number
  readonly files: number
  readonly sections: readonly { readonly head: SectionHead; readonly sha256: string }[]
}

/** One file before the lines of its bytes. */
export interface FileLine extends StoredFile {
  /** Bytes. */
  readonly size: number
}

/** How many lines hold the bytes of a file of this size. */
export const fileLines = (size: number): number => Math.ceil(size / FILE_LINE_BYTES)
