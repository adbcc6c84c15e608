import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { AppError, type Fields } from '@domain/errors'
import { randomKey } from '../platform/random-key'
import { getStored, removeStored, setStored } from '../platform/storage'
import { toast } from '../ui/dialog'

export interface Command<I, O> {
  readonly call: (input: I, options: { key: string }) => Promise<O>
  /** After the answer has come. */
  readonly onDone?: (answer: O, input: I) => void
  /** Keeps the key of an unanswered command on the device under this name, beside the draft it belongs to. */
  readonly keptAs?: string
}

interface Manner {
  /** Queries that are read anew afterwards, by the first part of their keys. */
  readonly refreshes: readonly string[]
  /** Says in passing why it failed. */
  readonly say: (error: AppError) => void
}

interface SendOptions {
  /** Said when it succeeded. */
  readonly said?: string | undefined
}

export interface Running<I> {
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
 * Sends a command. The same input keeps its idempotency key until it is answered, so that pressing again after a lost
 * reply gets the first answer; another input is another command. Whatever shows what it changed is read anew
 * afterwards, also after a conflict, since somebody else was first.
 */
export function useCommand<I, O>(command: Command<I, O> & Manner): Running<I> {
  const { call, onDone, keptAs, refreshes, say } = command
  const queries = useQueryClient()
  const key = useKey(keptAs)
  // Two taps come one after the other before the button is drawn as busy.
  const isUnderWay = useRef(false)
  const refresh = () => {
    for (const feature of refreshes) void queries.invalidateQueries({ queryKey: [feature] })
  }
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
      say(asAppError(error))
    },
    onSettled: () => {
      isUnderWay.current = false
    },
  })
  return {
    ...outcomeOf(mutation.error),
    send: (input, options = {}) => {
      if (isUnderWay.current) return
      isUnderWay.current = true
      mutation.mutate({ input, options })
    },
    isBusy: mutation.isPending,
    forget: mutation.reset,
  }
}

/** Why it failed, as a form shows it. */
function outcomeOf(failure: Error | null): Pick<Running<never>, 'fields' | 'failure' | 'error'> {
  const error = failure && asAppError(failure)
  return { fields: error?.fields ?? {}, failure: failureOf(error), error }
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

const isConflict = (error: unknown): boolean => error instanceof AppError && error.code === 'conflict'
const asAppError = (error: Error): AppError => (error instanceof AppError ? error : new AppError('internal'))
const failureOf = (error: AppError | null): string | null =>
  error && Object.keys(error.fields).length === 0 ? error.message : null
