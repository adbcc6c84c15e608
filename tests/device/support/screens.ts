import { join } from 'node:path'
import type { Query } from '../runtime/device'

/** The program as it is published. */
export const published = join(__dirname, '..', '..', '..', 'dist', 'weapp')

/** A screen of the program, with somebody who has something to see there. */
export interface Screen {
  /** Name of somebody of the demo town. */
  readonly person: string
  readonly path: string
  readonly query: Query
  /** What the bar above says. */
  readonly title: string
  /** Words that are there once it has loaded. */
  readonly content: string
}

const wish = 'features/wish/pages'
const identity = 'features/identity/pages'

const of = (person: string, list: readonly (readonly [path: string, title: string, content: string])[]) =>
  list.map(([address, title, content]): Screen => {
    const [path = '', id] = address.split('?id=')
    return { person, path, query: id === undefined ? {} : { id }, title, content }
  })

/** Every screen of the program. */
export const screens: readonly Screen[] = [
  ...of('周桂兰', [
    ['tabs/home/index', '锦绣社区 · 三网格', '想要一副老花镜'],
    ['tabs/wishes/index', '心愿', '等人认领'],
    ['tabs/me/index', '我的', '3号楼'],
    [`${wish}/submit/index`, '许个心愿', '提交后谁能看到'],
    [`${wish}/mine/index`, '我的心愿', '想要一辆买菜用的小拉车'],
    [`${wish}/detail/index?id=w2`, '心愿', '走到哪儿了'],
    [`${identity}/settings/index`, '设置', '消息提醒'],
    [`${identity}/privacy/index`, '隐私', '大家能看到什么'],
  ]),
  ...of('李明', [
    [`${wish}/claims/index`, '我的认领', '想把卫生间的灯换亮一点'],
    [`${wish}/fulfil/index?id=w10`, '办好了', '请对方签个名'],
  ]),
  ...of('陈静', [
    [`${wish}/desk/index`, '工作台', '去审核'],
    [`${wish}/statistics/index`, '锦绣社区', '本月'],
    [`${wish}/cases/index`, '心愿明细', '全部类别'],
  ]),
]
