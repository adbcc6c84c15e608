/** @jsxImportSource preact */
import type { InputEventHandler } from 'preact'
import { useId } from 'preact/hooks'

export interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onInput: (value: string) => void
  readonly placeholder?: string
  /** What is wrong with the value, if anything. */
  readonly problem?: string | undefined
  readonly type?: 'text' | 'number' | 'password'
  /** Suggestions for a text. */
  readonly choices?: readonly string[]
  /** Code is set in a fixed width. */
  readonly isCode?: boolean
}

/** One line of input under its label. */
export function Field(props: FieldProps) {
  const { label, problem, choices } = props
  const id = useId()
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <Input {...props} id={id} />
      {choices ? (
        <datalist id={`${id}-choices`}>
          {choices.map((choice) => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      ) : null}
      {problem === undefined ? null : (
        <p id={`${id}-problem`} class="problem">
          {problem}
        </p>
      )}
    </div>
  )
}

function Input(props: FieldProps & { readonly id: string }) {
  const { id, value, onInput, placeholder, problem, type, choices, isCode } = props
  const take: InputEventHandler<HTMLInputElement> = ({ currentTarget }) => onInput(currentTarget.value)
  const shared = {
    ...{ id, value, placeholder, spellcheck: false, autocomplete: 'off', onInput: take },
    class: isCode ? 'code' : undefined,
    'aria-invalid': problem !== undefined,
    'aria-describedby': problem === undefined ? undefined : `${id}-problem`,
  }
  if (choices) return <input {...shared} type="text" list={`${id}-choices`} />
  if (type === 'number') return <input {...shared} type="number" />
  return type === 'password' ? <input {...shared} type="password" /> : <input {...shared} type="text" />
}

export interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly onInput: (value: string) => void
  readonly options: readonly { readonly value: string; readonly text: string }[]
}

/** One of a few values. */
export function Choice({ label, value, onInput, options }: ChoiceProps) {
  const id = useId()
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={({ currentTarget }) => onInput(currentTarget.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  )
}
