/** @jsxImportSource preact */
import { useRef } from 'preact/hooks'

export interface FileButtonProps {
  readonly label: string
  readonly isDisabled?: boolean
  /** Endings the browser offers, such as `.jsonl`. */
  readonly accept?: string
  readonly onFile: (file: File) => void
}

/** A button that lets the reader choose a file; the same file may be chosen twice. */
export function FileButton({ label, isDisabled, accept, onFile }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  const take = (): void => {
    const file = input.current?.files?.[0]
    if (!input.current || !file) return
    onFile(file)
    input.current.value = ''
  }
  return (
    <>
      <input ref={input} type="file" hidden accept={accept} aria-label={label} onChange={take} />
      <button type="button" disabled={isDisabled} onClick={() => input.current?.click()}>
        {label}
      </button>
    </>
  )
}
