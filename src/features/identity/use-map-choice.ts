import { useMutation, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { MapPlace } from '@domain/grid/outline'
import type { ListedOrg } from '@domain/identity/join-contract'
import { api } from '@/api'
import { useAround } from '@/components/grid-map/use-around'
import { mapStart } from '@/platform/map-start'
import { mapText } from './map-text'

/** Where somebody has come so far: a part of the town, and whether they took it from the list. */
interface Chosen {
  readonly at: Pick<ListedOrg, 'id' | 'kind' | 'label' | 'parent' | 'community'> | null
  readonly isFromList: boolean
  /** Grids to choose from where their outlines overlap. */
  readonly offered: readonly ListedOrg[]
  readonly said: string | null
}

const nowhere: Chosen = { at: null, isFromList: false, offered: [], said: null }

/** What lies under an org; a town of one subdistrict begins with its communities. */
async function listUnder(org: string | null): Promise<readonly ListedOrg[]> {
  const { places } = await api.identity.join.under({ org })
  const [only, ...more] = places
  return only?.kind === 'subdistrict' && more.length === 0 ? listUnder(only.id) : places
}

const pointsOf = (orgs: readonly Pick<ListedOrg, 'outline'>[]): MapPlace[] =>
  orgs.flatMap(({ outline }) => outline ?? []).map(([longitude, latitude]) => ({ longitude, latitude }))

/** From a grid back to the grids of its community, from everywhere else to the beginning. */
const above = ({ at }: Chosen): Chosen =>
  at?.kind === 'grid' && at.parent !== null
    ? {
        ...nowhere,
        isFromList: true,
        at: { ...at, id: at.parent, kind: 'community', label: at.community, parent: null },
      }
    : nowhere

const found = (grids: readonly ListedOrg[]): Chosen => {
  const [grid, ...more] = grids
  if (!grid) return { ...nowhere, said: mapText.none }
  return more.length > 0
    ? { ...nowhere, offered: grids, said: mapText.several }
    : { ...nowhere, at: grid, said: mapText.in(grid.label) }
}

/** A grid by the map or a list that says the same, then a building of it. */
export function useMapChoice() {
  const [chosen, setChosen] = useState(nowhere)
  const { grids, look } = useAround(mapStart)
  const list = useQuery({
    queryKey: ['identity', 'under', chosen.at?.id ?? null],
    queryFn: () => listUnder(chosen.at?.id ?? null),
  })
  const pressing = useMutation({
    mutationFn: (place: MapPlace) => api.identity.join.around(place),
    onSuccess: ({ grids: near, holding }) => setChosen(found(near.filter(({ id }) => holding.includes(id)))),
  })
  const places = chosen.offered.length > 0 ? chosen.offered : (list.data ?? [])
  const known = new Map([...grids, ...places].map((org) => [org.id, org]))
  const { isFromList, at } = chosen
  const inView = isFromList && at?.kind === 'community' ? list.data : undefined
  const fit = useMemo(() => pointsOf(inView ?? []), [inView])
  return {
    chosen,
    places,
    list,
    failure: pressing.error,
    fit,
    drawn: [...known.values()].filter(({ outline }) => outline !== null),
    look,
    press: (place: MapPlace) => pressing.mutate(place),
    choose: (org: ListedOrg) => setChosen({ ...nowhere, at: org, isFromList: true }),
    back: () => setChosen(above),
  }
}
