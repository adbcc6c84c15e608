import { useQuery } from '@tanstack/react-query'
import { DAY } from '@domain/case'
import { api } from '@/api'
import { startOfDay } from '@/components/days'
import { useCommand as useAnyCommand, type Command, type Running } from '@/components/use-command'
import { useRefetchOnShow } from '@/components/use-refetch-on-show'
import { toast } from '@/ui/dialog'

/** An org with what lies around it; null: the widest of one's own. */
export function useNode(org: string | null) {
  const node = useQuery({ queryKey: ['grid', 'tree', org], queryFn: () => api.grid.tree.get({ org }) })
  useRefetchOnShow(node)
  return node
}

/** Changes that are not over; asked for by those only who can do something about them. */
export const usePlans = (org: string, isNeeded: boolean) =>
  useQuery({
    queryKey: ['grid', 'plans', org],
    queryFn: () => api.grid.tree.plans({ org }),
    enabled: isNeeded,
  })

export type OrgDay = Awaited<ReturnType<typeof api.grid.tree.at>>
export type DayFigures = Awaited<ReturnType<typeof api.grid.tree.figures>>

const noonOf = (day: string): number => startOfDay(day) + DAY / 2

/** An org as it was on a day, at noon; null: no day is chosen yet. */
export function useDay(org: string, day: string | null) {
  const asked = { org, at: day === null ? 0 : noonOf(day) }
  const isWanted = day !== null
  const standing = useQuery({
    queryKey: ['grid', 'at', org, day],
    queryFn: () => api.grid.tree.at(asked),
    enabled: isWanted,
  })
  const figures = useQuery({
    queryKey: ['grid', 'figures', org, day],
    queryFn: () => api.grid.tree.figures(asked),
    enabled: isWanted,
  })
  return {
    standing: standing.data,
    figures: figures.data,
    error: standing.error,
    isPending: isWanted && standing.isPending,
  }
}

/** Sends a command about the tree; trees and wishes are read anew afterwards. What a field refuses stands at the field. */
export const useTreeCommand = <I, O>(command: Command<I, O>): Running<I> =>
  useAnyCommand({
    ...command,
    refreshes: ['grid', 'wish'],
    say: ({ code, message }) => {
      if (code !== 'invalid') toast(message)
    },
  })
