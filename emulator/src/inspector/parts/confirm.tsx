/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'

export interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ComponentChildren
}

/** A modal dialog of the browser: it keeps the focus and closes with Escape. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} aria-label={title} onClose={onClose}>
      <h2>{title}</h2>
      {children}
    </dialog>
  )
}

export interface ConfirmButtonProps {
  /** What the button says; the dialog's own button says it again. */
  readonly label: string
  /** Names the button where several say the same. */
  readonly describedAs?: string
  readonly question: string
  readonly onConfirm: () => void
}

/** A button for what cannot be undone: it asks first. */
export function ConfirmButton({ label, describedAs, question, onConfirm }: ConfirmButtonProps) {
  const [isAsking, setAsking] = useState(false)
  const close = (): void => setAsking(false)
  const confirm = (): void => {
    close()
    onConfirm()
  }
  return (
    <>
      <button type="button" class="danger" aria-label={describedAs} onClick={() => setAsking(true)}>
        {label}
      </button>
      {isAsking ? (
        <Dialog title={`${label}?`} onClose={close}>
          <p>{question}</p>
          <div class="actions end">
            <button type="button" onClick={close}>
              Cancel
            </button>
            <button type="button" class="danger solid" onClick={confirm}>
              {label}
            </button>
          </div>
        </Dialog>
      ) : null}
    </>
  )
}
