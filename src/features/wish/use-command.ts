import type { AppError } from '@domain/errors'
import { useCommand as useAnyCommand, type Command, type Running } from '@/components/use-command'
import { toast } from '@/ui/dialog'
import { conflictSaid } from './action-text'
import { sayFirst } from './say-first'

/** Sends a command of the wish contract; whatever shows wishes is read anew afterwards. */
export const useCommand = <I, O>(command: Command<I, O>): Running<I> =>
  useAnyCommand({ ...command, refreshes: ['wish'], say: sayWhy })

/** Says in passing why it failed; a likeness is asked about instead. */
function sayWhy({ code, message, fields }: AppError): void {
  if (code === 'invalid') sayFirst(fields)
  else if (code === 'conflict') toast(conflictSaid)
  else if (code !== 'similar') toast(message)
}
