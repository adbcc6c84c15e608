/** @jsxImportSource preact */
import type { TargetedSubmitEvent } from 'preact'
import { useState } from 'preact/hooks'
import { Field } from './parts/field'
import { keepToken } from './token'

export interface TokenGateProps {
  /** The emulator has just refused a token. */
  readonly wasRefused: boolean
  readonly onToken: () => void
}

/** Asks for the admin token. */
export function TokenGate({ wasRefused, onToken }: TokenGateProps) {
  const [token, setToken] = useState('')
  const open = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault()
    if (token.trim() === '') return
    keepToken(token.trim())
    onToken()
  }
  return (
    <main class="gate">
      <h1>CloudBase emulator</h1>
      <p>
        This page needs the emulator’s admin token. The emulator prints it when it starts, together with an
        address that holds it: open that address, or paste the token here.
      </p>
      {wasRefused ? (
        <p role="alert" class="notice bad">
          The emulator refused the token. It is a new one at each start.
        </p>
      ) : null}
      <form onSubmit={open}>
        <Field label="Admin token" type="password" value={token} onInput={setToken} isCode />
        <button type="submit" class="solid">
          Open
        </button>
      </form>
    </main>
  )
}
