import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { AppError, type Fields } from '@domain/errors'
import { randomKey } from '@/platform/random-key'
import { getStored, removeStored, setStored } from '@/platform/storage'
import { toast } from '@/ui/dialog'
import { conflictSaid } from './action-text'
import { sayFirst } from './say-first'

interface Command<I, O> {
  readonly call: (input: I, options: { key: string }) => Promise<O>
  /** After the answer has come. */
  readonly onDone?: (answer: O, input: I) => void
  /** Keeps the key of an unanswered command on the device under this name, beside the draft it belongs to. */
  readonly keptAs?: string
}

interface SendOptions {
  /** Said when it succeeded. */
  readonly said?: string | undefined
}

interface Running<I> {
  readonly send: (input: I, options?: SendOptions) => void
  readonly isBusy: boolean
  /** Field path → what to correct. */
  readonly fields: Fields
  /** A sentence when it failed for another reason than a field. */
  readonly failure: string | null
  readonly error: AppError | null
  readonly forget: () => void
}

/** Nobody knows whether the command was carried out. */
const isUnanswered = (error: unknown): boolean =>
  !(error instanceof AppError) || error.code === 'offline' || error.code === 'internal'

/**
 * Sends a command of the wish contract. The same input keeps its idempotency key until it is answered, so that
 * pressing again after a lost reply gets the first answer; another input is another command. Whatever shows wishes
 * is read anew afterwards, also after a conflict, since somebody else was first.
 */
export function useCommand<I, O>({ call, onDone, keptAs }: Command<I, O>): Running<I> {
  const queries = useQueryClient()
  const key = useKey(keptAs)
  // Two taps come one after the other before the button is drawn as busy.
  const isUnderWay = useRef(false)
  const refresh = () => void queries.invalidateQueries({ queryKey: ['wish'] })
  const mutation = useMutation({
    mutationFn: ({ input }: { input: I; options: SendOptions }) => call(input, { key: key.of(input) }),
    onSuccess: (answer, { input, options }) => {
      key.forget()
      refresh()
      if (options.said) toast(options.said)
      onDone?.(answer, input)
    },
    onError: (error) => {
      if (!isUnanswered(error)) key.forget()
      if (isConflict(error)) refresh()
      sayWhy(asAppError(error))
    },
    onSettled: () => {
      isUnderWay.current = false
    },
  })
  const error = mutation.error ? asAppError(mutation.error) : null
  return {
    send: (input, options = {}) => {
      if (isUnderWay.current) return
      isUnderWay.current = true
      mutation.mutate({ input, options })
    },
    isBusy: mutation.isPending,
    fields: error?.fields ?? {},
    failure: failureOf(error),
    error,
    forget: mutation.reset,
  }
}

interface Unanswered {
  readonly digest: string
  readonly key: string
}

/** The key of the command that has not been answered yet, if there is one. */
function useKey(keptAs: string | undefined) {
  const unanswered = useRef<Unanswered | null>(null)
  return {
    of(input: unknown): string {
      const digest = JSON.stringify(input)
      const last = unanswered.current ?? (keptAs ? getStored<Unanswered>(keptAs) : null)
      const current = last?.digest === digest ? last : { digest, key: randomKey() }
      unanswered.current = current
      if (keptAs) setStored(keptAs, current)
      return current.key
    },
    forget() {
      unanswered.current = null
      if (keptAs) removeStored(keptAs)
    },
  }
}

/** Says in passing why it failed; a likeness is asked about instead. */
function sayWhy({ code, message, fields }: AppError): void {
  if (code === 'invalid') sayFirst(fields)
  else if (code === 'conflict') toast(conflictSaid)
  else if (code !== 'similar') toast(message)
}

const isConflict = (error: unknown): boolean => error instanceof AppError && error.code === 'conflict'
const asAppError = (error: Error): AppError => (error instanceof AppError ? error : new AppError('internal'))
const failureOf = (error: AppError | null): string | null =>
  error && Object.keys(error.fields).length === 0 ? error.message : null
