import type { EarlierWish, Wish } from '../../domain/wish/wish'
import { homeOfSeat } from './homes'
import type { Generation } from './names'
import type { Asked } from './parts'
import { residentAt, type Resident, type Town } from './people'
import type { Plot } from './plot'
import { at } from './random'
import type { Part } from './script'
import type { Words } from './wish-texts'

/** Somebody of the neighbourhood without a part of their own. */
interface Neighbour {
  readonly generation: Generation
  readonly community: number
  readonly grid: number
}

/** A wish with a part for the cast. */
interface Scene extends Pick<Words, 'kind' | 'title' | 'reason'> {
  /** Id of somebody of the cast, or what kind of neighbour. */
  readonly who: string | Neighbour
  readonly asked?: Asked
  readonly value?: number
  readonly helped?: Plot['helped']
  readonly script: string
  readonly fixed?: { readonly [part in Part]?: string }
}

const elder = (community: number, grid: number): Neighbour => ({ generation: 'elder', community, grid })
const adult = (community: number, grid: number): Neighbour => ({ generation: 'adult', community, grid })

const claimed = 'submit, publish 2-6, claim 3-9, reveal 0.2-1'

const scenes: readonly Scene[] = [
  {
    who: 'p1',
    asked: 'helped',
    helped: { name: '周秀珍', relation: '堂姐' },
    kind: 'service',
    title: '想请人给堂姐上门理个发',
    reason: '她八十六了，下楼不方便，头发长了怕热，剪短就好。',
    script:
      'submit, publish 2-6, claim 3-9, reveal 0.2-1, start 2-8, fulfil 10-20, confirm 2-9, rate 1-3, now 300-310',
    fixed: { lead: 'p2', reviewer: 'p4' },
  },
  {
    who: 'p1',
    kind: 'goods',
    title: '想要一副老花镜，看药盒上的字',
    reason: '大概 250 度，不用好看，腿能撑住就行。',
    value: 60,
    script: `${claimed}, start 3-9, fulfil 9-20, now 2-5`,
    fixed: { lead: 'p2', reviewer: 'p4' },
  },
  {
    who: 'p1',
    kind: 'goods',
    title: '想要一辆买菜用的小拉车',
    reason: '腿脚不便，上下坡拎不动菜，轮子大一点的好推。',
    value: 80,
    script: 'submit, publish 2-6, now 15-20',
    fixed: { reviewer: 'p4' },
  },
  {
    who: 'p10',
    asked: 'recorded',
    kind: 'service',
    title: '想把卫生间的灯换亮一点',
    reason: '夜里起来看不清，门槛绊过一回。老人说灯泡要黄光的。',
    script: `${claimed}, remind, now 0.6-0.9`,
    fixed: { asker: 'p6', lead: 'p2', reviewer: 'p4' },
  },
  {
    who: 'p10',
    asked: 'recorded',
    kind: 'company',
    title: '想有人陪着说说从前的事',
    reason: '老人一个人住，耳朵还好，爱讲年轻时在纱厂的事。',
    script: `${claimed}, fulfil 20-40, now 20-30`,
    fixed: { asker: 'p5', lead: 'p3', reviewer: 'p4' },
  },
  {
    who: elder(0, 2),
    kind: 'service',
    title: '想请人帮忙看看漏水的阳台',
    reason: '一下雨就顺着墙往下淌，被褥都潮了，不知道该先找谁。',
    script: 'submit, now 26-27',
  },
  {
    who: adult(0, 1),
    kind: 'company',
    title: '想给女儿找个学画画的伴',
    reason: '她九岁，刚跟我们搬来，周末一个人在家画画，想有个小朋友一起。',
    script: 'submit, now 20-21',
  },
  {
    who: elder(0, 3),
    kind: 'goods',
    title: '想要一个轮椅坐垫',
    reason: '中风以后坐得多，硬板子硌得慌，四十公分见方就行。',
    value: 70,
    script: 'submit unchecked, now 3-4',
  },
  {
    who: elder(0, 0),
    kind: 'service',
    title: '想学会用手机叫出租车',
    reason: '上回去医院在路边站了半个钟头，车一辆辆都是别人叫好的。',
    script: 'submit, publish 2-6, widen, now 30-40',
  },
  {
    who: elder(0, 2),
    kind: 'goods',
    title: '想要一根四只脚的拐杖',
    reason: '单脚的站着不稳，四脚的能自己立住，身高一米六。',
    value: 90,
    script: `${claimed}, fulfil 9-20, reopen 5-20, now 6-9`,
    fixed: { lead: 'p2' },
  },
  {
    who: elder(0, 2),
    kind: 'other',
    title: '想给楼里的老人办一次集体生日',
    reason: '我们单元有五位过了八十，想请会做蛋糕的邻居搭把手。',
    script: `${claimed}, start 5-9, fulfil 20-40, confirm 2-9, rate 1-3 held, now 8-12`,
  },
  {
    who: elder(0, 1),
    kind: 'service',
    title: '想请人把老钢琴调一调音',
    reason: '老伴留下的，音都跑了，外孙女周末来弹，想让她听见正的。',
    script: 'submit, publish 2-6, widen, widen, now 100-120',
  },
  {
    who: 'p11',
    kind: 'company',
    title: '想找人周末一起打羽毛球',
    reason: '下班回来一身酸，四个人正好打双打，水平一般。',
    script: 'submit, publish 2-6, now 20-25',
    fixed: { reviewer: 'p12' },
  },
  {
    who: elder(1, 2),
    kind: 'goods',
    title: '想要一个厨房用的小板凳',
    reason: '择菜的时候站久了腰疼，矮一点、结实的木凳最好。',
    value: 40,
    script: 'submit, now 27-29',
  },
]

/** How many wishes the cast plays in. */
export const sceneCount = scenes.length

/** The plot of a scene. `plotted` are the wishes made of the scenes before it. */
export function scenePlot(town: Town, index: number, plotted: readonly Wish[]): Plot {
  const scene = at(scenes, index)
  const { who } = scene
  const resident = typeof who === 'string' ? castMember(town, who) : neighbour(town, who, plotted)
  const { householdId } = resident.home
  const family = plotted.filter((wish) => wish.householdId === householdId)
  const fixed = Object.entries(scene.fixed ?? {}).map(([part, id]) => [part, castMember(town, id)] as const)
  return {
    id: `w${index + 1}`,
    home: resident.home,
    resident,
    asked: scene.asked ?? 'self',
    helped: scene.helped ?? null,
    words: { kind: scene.kind, title: scene.title, reason: scene.reason, value: scene.value ?? null },
    script: scene.script,
    place: family.length,
    fixed: Object.fromEntries(fixed),
    earlier: family.map(earlierOf),
  }
}

const earlierOf = ({ _id, title, kind, submittedAt }: Wish): EarlierWish => ({
  id: _id,
  title,
  kind,
  at: submittedAt,
})

function castMember(town: Town, id: string): Resident {
  const place = town.cast.find(({ member }) => member.id === id)
  if (!place) throw new RangeError(`no ${id} in the cast`)
  return residentAt(town, place.home, place.seat)
}

/** Somebody of that generation with a phone and without a post, from a household that has no part in a scene yet. */
function neighbour(
  town: Town,
  { generation, community, grid }: Neighbour,
  plotted: readonly Wish[],
): Resident {
  const busy = [
    ...plotted.map(({ householdId }) => householdId),
    ...town.cast.map(({ home }) => home.householdId),
  ]
  const place = at(town.tree.communities, community)
  for (let seat = 0; seat < 180; seat += 1) {
    const home = homeOfSeat(place, { grid, rank: Math.floor(seat / 3) })
    if (!home || busy.includes(home.householdId) || seat % 3 >= home.members) continue
    const resident = residentAt(town, home, seat % 3)
    if (resident.generation === generation && resident.hasPhone && resident.posts.length === 0)
      return resident
  }
  throw new RangeError(`no such neighbour in grid ${grid + 1} of community ${community + 1}`)
}
