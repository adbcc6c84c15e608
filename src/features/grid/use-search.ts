import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { searchFrom } from '@domain/grid/search'
import { api } from '@/api'
import { searchText } from './people-text'

/** What is typed, what was looked for last, and whom that found. */
export function useSearch() {
  const [typed, setTyped] = useState('')
  const [wanted, setWanted] = useState<ReturnType<typeof searchFrom>>(null)
  const [error, setError] = useState<string>()
  const query = useQuery({
    queryKey: ['grid', 'search', wanted],
    queryFn: () => (wanted ? api.grid.desk.search(wanted) : { people: [], isMore: false }),
    enabled: wanted !== null,
    placeholderData: keepPreviousData,
  })
  const search = () => {
    const understood = searchFrom(typed)
    setError(understood ? undefined : searchText.again)
    if (!understood) return
    // The same once more: another answer is wanted, or the first one, which was lost.
    if (JSON.stringify(understood) === JSON.stringify(wanted)) void query.refetch()
    else setWanted(understood)
  }
  return { typed, setTyped, error, search, isIdle: wanted === null, query }
}
