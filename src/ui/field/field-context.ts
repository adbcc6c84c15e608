import { createContext, useContext } from 'react'

interface FieldLinks {
  readonly id: string
  readonly label: string
  readonly describedBy: string | undefined
  readonly isInvalid: boolean
}

/** Ties an input to the label, hint and error around it. */
export const FieldContext = createContext<FieldLinks | null>(null)

/** Attributes for the input of the surrounding field, for browsers. */
export function useFieldAria(): { [attribute: string]: string | boolean | undefined } {
  const links = useContext(FieldContext)
  if (!links) return {}
  return {
    id: links.id,
    'aria-describedby': links.describedBy,
    'aria-invalid': links.isInvalid || undefined,
  }
}

/** What a screen reader of WeChat calls the input: there no label can point at it. */
export function useSpokenName(own: string | undefined): string {
  const links = useContext(FieldContext)
  return own ?? links?.label ?? ''
}
