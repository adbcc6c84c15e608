import type { Reorganised } from '@domain/grid/tree-contract'
import { useTreeCommand } from '../../use-tree'
import { sayWhatBecame } from './said'

interface Office<I> {
  readonly call: (input: I, options: { key: string }) => Promise<Reorganised>
  /** Said when it is done. */
  readonly said: string
  readonly onClose: () => void
}

/** A change of the tree or its posts that a sheet asks for: says what became of it and closes. */
export const useOffice = <I>({ call, said, onClose }: Office<I>) =>
  useTreeCommand({
    call,
    onDone: (answer: Reorganised) => {
      sayWhatBecame(answer, said)
      onClose()
    },
  })
