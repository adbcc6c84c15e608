export const townSizes = ['demo', 'subdistrict', 'city'] as const
export type TownSize = (typeof townSizes)[number]

/** How many of each a town has. */
export interface Shape {
  readonly districts: number
  readonly subdistricts: number
  readonly communities: number
  readonly grids: number
  readonly buildingsPerGrid: number
  readonly unitsPerCommunity: number
  /** A multiple of five: two households of two and three. */
  readonly people: number
  readonly wishes: number
  /** Wishes that stay in the first community, the others lie where its people do not see them; null: spread evenly. */
  readonly homeWishes: number | null
}

/** People of the first community; the same in every size, so that its people and their wishes are the same too. */
export const HOME_PEOPLE = 750
/** The first wishes of the larger towns, all in the first community. */
const HOME_WISHES = 1_000

interface Declared extends Omit<Shape, 'homeWishes'> {
  /** With fewer people some grid would have nobody to look after it. */
  readonly fewestPeople: number
}

/** City: the shape of Nanjing, 583 urban communities, 6,228 grid branches, at least 10,697 party groups. */
const declared: Record<TownSize, Declared> = {
  demo: {
    districts: 1,
    subdistricts: 1,
    communities: 2,
    grids: 8,
    buildingsPerGrid: 5,
    unitsPerCommunity: 2,
    people: 1_500,
    wishes: 200,
    fewestPeople: 1_500,
  },
  subdistrict: {
    districts: 1,
    subdistricts: 1,
    communities: 12,
    grids: 100,
    buildingsPerGrid: 4,
    unitsPerCommunity: 2,
    people: 20_000,
    wishes: 3_000,
    fewestPeople: 6_000,
  },
  city: {
    districts: 12,
    subdistricts: 98,
    communities: 583,
    grids: 6_228,
    buildingsPerGrid: 2,
    unitsPerCommunity: 1,
    people: 200_000,
    wishes: 100_000,
    fewestPeople: 120_000,
  },
}

export interface SizeOptions {
  readonly size: TownSize
  readonly people?: number
  readonly wishes?: number
}

/** The shape of a town; people are rounded up to whole pairs of households. Throws when there are too few of them. */
export function shapeOf({ size, ...wanted }: SizeOptions): Shape {
  const { fewestPeople, ...shape } = declared[size]
  const people = Math.ceil((wanted.people ?? shape.people) / 5) * 5
  if (people < fewestPeople)
    throw new RangeError(`a town of size ${size} needs at least ${fewestPeople} people`)
  const wishes = wanted.wishes ?? shape.wishes
  return { ...shape, people, wishes, homeWishes: size === 'demo' ? null : HOME_WISHES }
}
