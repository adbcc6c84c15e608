import { homeAt, type Home } from './homes'
import type { Community } from './orgs'
import type { Town } from './people'
import { at } from './random'

/** A household's turn to make a wish. */
export interface Lot {
  readonly home: Home
  /** How many turns this household had before. */
  readonly before: number
}

/** Primes: one of them leaves every household its turn, whatever the number of households. */
const strides = [7, 11, 13]

/** The household of a community whose turn it is; all have had one before any has a second. */
function lotOf(community: Community, turn: number): Lot {
  const stride = strides.find((prime) => community.households % prime !== 0) ?? 1
  return {
    home: homeAt(community, turn * stride + 3),
    before: Math.floor(turn / community.households),
  }
}

/**
 * Deals out households. The first `atHome` wishes all come from the first community; the others from where its people
 * do not see them, so that what one person sees does not grow with the town. A demo spreads all of them evenly.
 */
export function dealLots({ tree }: Town, atHome: number | null): (index: number) => Lot {
  const [home, ...others] = tree.communities
  const distant = others.filter(({ subdistrict }) => subdistrict._id !== home?.subdistrict._id)
  const far = distant.length > 0 ? distant : others
  const spread = atHome === null ? tree.communities : far
  return (index) => {
    if (home && atHome !== null && index < atHome) return lotOf(home, index)
    const turn = index - (atHome ?? 0)
    return lotOf(at(spread, turn), Math.floor(turn / spread.length))
  }
}
