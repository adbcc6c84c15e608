import type { AppError } from '@domain/errors'
import { useCommand, type Command, type Running } from '@/components/use-command'
import { toast } from '@/ui/dialog'
import { joinText } from './join-text'

/** Sends a command about who one is and where one lives; all that shows it is read anew. */
export const useIdentityCommand = <I, O>(command: Command<I, O>): Running<I> =>
  useCommand({ ...command, refreshes: ['identity', 'wish'], say })

/** A field may lie outside the screen, so the first one is also said. */
function say({ message, fields }: AppError): void {
  const [first] = Object.values(fields)
  toast(first ? joinText.fix(first) : message)
}
