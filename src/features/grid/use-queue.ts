import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AppError } from '@domain/errors'
import type { Waiting } from '@domain/grid/people-contract'
import { api } from '@/api'
import { useCommand, type Command, type Running } from '@/components/use-command'
import { useRefetchOnShow } from '@/components/use-refetch-on-show'
import { toast } from '@/ui/dialog'
import { queueText } from './queue-text'

/** Who waits to be verified. */
export function useQueue() {
  const queue = useQuery({ queryKey: ['grid', 'queue'], queryFn: () => api.grid.people.queue({}) })
  useRefetchOnShow(queue)
  return queue
}

/** What people asked to be corrected. */
export function useCorrections() {
  const corrections = useQuery({
    queryKey: ['grid', 'corrections'],
    queryFn: () => api.grid.people.corrections({}),
  })
  useRefetchOnShow(corrections)
  return corrections
}

/** Sends a command about people of the grid; whatever shows them is read anew. */
export const usePeopleCommand = <I, O>(command: Command<I, O>): Running<I> =>
  useCommand({ ...command, refreshes: ['grid'], say })

function say({ message, fields }: AppError): void {
  const [first] = Object.values(fields)
  toast(first ? queueText.fix(first) : message)
}

/** Verifies some as they are shown, and says how many of them it was. */
export function useVerify(people: readonly Waiting[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [called, setCalled] = useState<ReadonlySet<string>>(new Set())
  const { send, isBusy } = usePeopleCommand({
    call: api.grid.people.verify,
    onDone: ({ results }) => {
      const done = results.filter(({ verdict }) => verdict === 'verified').length
      const left = results.length - done
      const twins = results.filter(({ verdict }) => verdict === 'twin').length
      toast(twins > 0 ? queueText.twinFirst(twins) : wordsOf(done, left))
      setChosen(new Set())
    },
  })
  const verify = (some: readonly Waiting[]) =>
    send({ people: some.map(({ id, version }) => ({ id, version, isCalled: called.has(id) })) })
  return {
    isBusy,
    verify,
    chosen: people.filter(({ id }) => chosen.has(id)),
    isChosen: (id: string) => chosen.has(id),
    choose: (id: string) => setChosen(toggled(chosen, id)),
    chooseAll: (ids: readonly string[]) => setChosen(new Set(ids)),
    isCalled: (id: string) => called.has(id),
    call: (id: string) => setCalled(toggled(called, id)),
  }
}

const wordsOf = (done: number, left: number): string =>
  left > 0 ? queueText.someLeft(done, left) : queueText.done(done)

export type Verifying = ReturnType<typeof useVerify>

function toggled(some: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(some)
  if (!next.delete(id)) next.add(id)
  return next
}
