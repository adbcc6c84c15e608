import { defaultWishRules } from '../../domain/wish/rules'
import type { Wish } from '../../domain/wish/wish'
import { aboutParent, askerIn, type Asker } from './askers'
import type { GaveBack } from './changes'
import type { Home } from './homes'
import { dealLots, type Lot } from './lots'
import { residentAt, type Town } from './people'
import { makeWish, type Plot } from './plot'
import { at, Random } from './random'
import { sceneCount, scenePlot } from './scenes'
import { closedStories, stories, type Story } from './stories'
import { oddWords, wordsOf, type OddKind, type OddWords, type Voice, type Words } from './wish-texts'

const nobodyListens: GaveBack = () => undefined

/** Every wish of the town: first those with a part for the cast. */
export function* wishesOf(town: Town, gaveBack = nobodyListens): Generator<Wish> {
  const scenes: Wish[] = []
  for (let index = 0; index < Math.min(sceneCount, town.shape.wishes); index += 1) {
    const scene = makeWish(town, scenePlot(town, index, scenes), gaveBack)
    scenes.push(scene)
    yield scene
  }
  const plotter = new Plotter(town, scenes)
  for (let index = 0; index < town.shape.wishes - sceneCount; index += 1) {
    yield makeWish(town, plotter.plot(index), gaveBack)
  }
}

/** Stories in the proportion of their weights, mixed by the seed. */
function programme(given: readonly Story[], seed: number): Story[] {
  return given
    .flatMap((story, row) =>
      Array.from({ length: story.weight }, (_, copy) => ({
        story,
        turn: new Random(seed, 'story', row, copy).next(),
      })),
    )
    .sort((a, b) => a.turn - b.turn)
    .map(({ story }) => story)
}

/** Deals out words in turn, so that each is used before one comes again. */
class WordList {
  readonly #used = new Map<Voice | OddKind, number>()

  next(voice: Voice): Words {
    return at(wordsOf[voice], this.#turnOf(voice))
  }

  nextOdd(kind: OddKind): OddWords {
    return at(oddWords[kind], this.#turnOf(kind))
  }

  #turnOf(list: Voice | OddKind): number {
    const turn = this.#used.get(list) ?? 0
    this.#used.set(list, turn + 1)
    return turn
  }
}

type Told = Pick<Plot, 'asked' | 'helped' | 'words'>

/** Finds for each wish a household, somebody who asks, words and a story. */
class Plotter {
  readonly #town: Town
  readonly #scenes: readonly Wish[]
  readonly #all: readonly Story[]
  readonly #closed: readonly Story[]
  readonly #words = new WordList()
  readonly #lotAt: (index: number) => Lot

  constructor(town: Town, scenes: readonly Wish[]) {
    const { homeWishes } = town.shape
    this.#town = town
    this.#scenes = scenes
    this.#all = programme(stories, town.seed)
    this.#closed = programme(closedStories, town.seed)
    this.#lotAt = dealLots(town, homeWishes === null ? null : homeWishes - sceneCount)
  }

  plot(index: number): Plot {
    const { home, before } = this.#lotAt(index)
    const id = `w${sceneCount + index + 1}`
    const random = new Random(this.#town.seed, 'plot', id)
    const asker = askerIn(this.#town, home, random)
    const place = before + this.#scenes.filter(({ householdId }) => householdId === home.householdId).length
    const { odd, script } = at(place < defaultWishRules.openPerHousehold ? this.#all : this.#closed, index)
    const resident = residentAt(this.#town, home, asker.member)
    const told = odd ? this.#tellOdd(odd, asker) : this.#tell(asker, home, random)
    return { id, home, resident, script, place, fixed: {}, earlier: [], ...told }
  }

  #tellOdd(odd: OddKind, { asked }: Asker): Told {
    return { asked: asked === 'helped' ? 'self' : asked, helped: null, words: this.#words.nextOdd(odd) }
  }

  #tell({ asked, voice }: Asker, home: Home, random: Random): Told {
    const words = this.#words.next(voice)
    if (asked !== 'helped') return { asked, helped: null, words }
    return { asked, ...aboutParent(words, residentAt(this.#town, home, 2), random) }
  }
}
