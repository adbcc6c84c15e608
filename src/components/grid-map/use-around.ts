import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { MapPlace } from '@domain/grid/outline'
import { api } from '../../api'

/** Ms for which outlines count as fresh: grids are redrawn once in a year. */
const freshFor = 300_000
/** Steps, in degrees, in which the middle of the map is asked about: what one answer holds reaches farther. */
const step = 0.005

const rounded = (degrees: number): number => Number((Math.round(degrees / step) * step).toFixed(3))

/** The grids that are drawn around what one looks at; `look` says where that is. */
export function useAround(start: MapPlace) {
  const [middle, setMiddle] = useState({
    longitude: rounded(start.longitude),
    latitude: rounded(start.latitude),
  })
  const around = useQuery({
    queryKey: ['identity', 'around', middle],
    queryFn: () => api.identity.join.around(middle),
    staleTime: freshFor,
    placeholderData: keepPreviousData,
  })
  const look = (at: MapPlace) => {
    const next = { longitude: rounded(at.longitude), latitude: rounded(at.latitude) }
    if (next.longitude !== middle.longitude || next.latitude !== middle.latitude) setMiddle(next)
  }
  return { grids: around.data?.grids ?? [], look }
}
