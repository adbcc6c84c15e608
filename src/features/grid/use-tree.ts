import { useQuery } from '@tanstack/react-query'
import { api } from '@/api'
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

/** Sends a command about the tree; trees and wishes are read anew afterwards. What a field refuses stands at the field. */
export const useTreeCommand = <I, O>(command: Command<I, O>): Running<I> =>
  useAnyCommand({
    ...command,
    refreshes: ['grid', 'wish'],
    say: ({ code, message }) => {
      if (code !== 'invalid') toast(message)
    },
  })
