import type { EarlierWish, Wish } from '../../domain/wish/wish'
import { homeAt } from './homes'
import type { Asked } from './parts'
import { residentAt, type Resident, type Town } from './people'
import type { Plot } from './plot'
import { at } from './random'
import type { Part } from './script'
import type { Words } from './wish-texts'

/** A wish with a part for the cast: who by id, or a household of a community by its position. */
interface Scene extends Pick<Words, 'kind' | 'title' | 'reason'> {
  readonly who: string | readonly [community: number, household: number]
  readonly asked?: Asked
  readonly value?: number
  readonly helped?: Plot['helped']
  readonly script: string
  readonly fixed?: { readonly [part in Part]?: string }
}

const claimed = 'submit, publish 2-6, claim 3-9, reveal 0.2-1'

const scenes: readonly Scene[] = [
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
    who: [0, 40],
    kind: 'service',
    title: '想请人帮忙看看漏水的阳台',
    reason: '一下雨就顺着墙往下淌，被褥都潮了，不知道该先找谁。',
    script: 'submit, now 26-27',
  },
  {
    who: [0, 41],
    kind: 'company',
    title: '想给女儿找个学画画的伴',
    reason: '她九岁，刚跟我们搬来，周末一个人在家画画，想有个小朋友一起。',
    script: 'submit, now 20-21',
  },
  {
    who: [0, 90],
    kind: 'goods',
    title: '想要一个轮椅坐垫',
    reason: '中风以后坐得多，硬板子硌得慌，四十公分见方就行。',
    value: 70,
    script: 'submit unchecked, now 3-4',
  },
  {
    who: 'p1',
    asked: 'helped',
    helped: { name: '周秀珍', relation: '堂姐' },
    kind: 'service',
    title: '想请人给堂姐上门理个发',
    reason: '她八十六了，下楼不方便，头发长了怕热，剪短就好。',
    script: 'submit, publish 2-6, claim 3-9, reveal 0.2-1, start 2-8, fulfil 10-20, confirm 2-9, rate 1-3, now 300-310',
    fixed: { lead: 'p2', reviewer: 'p4' },
  },
  {
    who: [0, 31],
    kind: 'service',
    title: '想学会用手机叫出租车',
    reason: '上回去医院在路边站了半个钟头，车一辆辆都是别人叫好的。',
    script: 'submit, publish 2-6, widen, now 30-40',
  },
  {
    who: [0, 97],
    kind: 'goods',
    title: '想要一根四只脚的拐杖',
    reason: '单脚的站着不稳，四脚的能自己立住，身高一米六。',
    value: 90,
    script: `${claimed}, fulfil 9-20, reopen 5-20, now 6-9`,
    fixed: { lead: 'p2' },
  },
  {
    who: [0, 160],
    kind: 'other',
    title: '想给楼里的老人办一次集体生日',
    reason: '我们单元有五位过了八十，想请会做蛋糕的邻居搭把手。',
    script: `${claimed}, start 5-9, fulfil 20-40, confirm 2-9, rate 1-3 held, now 8-12`,
  },
  {
    who: [0, 203],
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
    who: [1, 44],
    kind: 'goods',
    title: '想要一个厨房用的小板凳',
    reason: '择菜的时候站久了腰疼，矮一点、结实的木凳最好。',
    value: 40,
    script: 'submit, now 27-29',
  },
]

/** How many wishes the cast plays in. */
export const sceneCount = scenes.length

/** The plots of the scenes in order. `plotted` are the wishes made of the ones before. */
export function scenePlot(town: Town, index: number, plotted: readonly Wish[]): Plot {
  const scene = at(scenes, index)
  const resident = residentOf(town, scene.who)
  const { householdId } = resident.home
  const family = plotted.filter((wish) => wish.householdId === householdId)
  const fixed = Object.entries(scene.fixed ?? {}).map(([part, id]) => [part, residentOf(town, id)] as const)
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

function residentOf(town: Town, who: Scene['who']): Resident {
  if (typeof who === 'string') {
    const place = town.cast.find(({ member }) => member.id === who)
    if (!place) throw new RangeError(`no ${who} in the cast`)
    return residentAt(town, place.home, place.seat)
  }
  const [community, household] = who
  return residentAt(town, homeAt(at(town.tree.communities, community), household), 0)
}
