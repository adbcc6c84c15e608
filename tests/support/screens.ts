/** A screen of the program, with somebody who has something to see there. */
export interface Screen {
  /** Name of somebody of the demo town. */
  readonly person: string
  readonly path: string
  readonly query: { readonly [name: string]: string }
  /** What the bar above says. */
  readonly title: string
  /** Words of what comes last: once they are there it has loaded. */
  readonly content: string
}

const wish = 'features/wish/pages'
const identity = 'features/identity/pages'
const grid = 'features/grid/pages'

const of = (person: string, list: readonly (readonly [path: string, title: string, content: string])[]) =>
  list.map(([address, title, content]): Screen => {
    const [path = '', id] = address.split('?id=')
    return { person, path, query: id === undefined ? {} : { id }, title, content }
  })

/** Every screen of the program. */
export const screens: readonly Screen[] = [
  ...of('周桂兰', [
    ['tabs/home/index', '锦绣社区 · 三网格', '想要一副老花镜'],
    ['tabs/wishes/index', '心愿', '随时都行'],
    ['tabs/me/index', '我的', '3号楼'],
    [`${wish}/submit/index`, '许个心愿', '提交后谁能看到'],
    [`${wish}/mine/index`, '我的心愿', '想要一辆买菜用的小拉车'],
    [`${wish}/detail/index?id=w2`, '心愿', '走到哪儿了'],
    [`${identity}/settings/index`, '设置', '消息提醒'],
    [`${identity}/join/index`, '登记住址', '住址核实好了'],
    [`${identity}/household/index`, '我的家', '还没有户代表'],
    [`${identity}/mandates/index`, '委托代办', '谁能替我办事'],
    [`${identity}/volunteer/index`, '志愿者', '报名当志愿者'],
    [`${identity}/privacy/index`, '隐私', '大家能看到什么'],
    [`${identity}/my-data/index`, '我的资料', '我住在哪儿'],
    [`${identity}/looks/index`, '谁看过我的电话', '还没有人看过'],
    [`${identity}/face/index`, '头像和称呼', '谁看得到'],
    [`${grid}/watchers/index`, '谁能看到我', '网格员'],
  ]),
  ...of('李明', [
    [`${wish}/claims/index`, '我的认领', '想把卫生间的灯换亮一点'],
    [`${wish}/fulfil/index?id=w10`, '办好了', '请对方签个名'],
  ]),
  ...of('陈静', [
    [`${wish}/desk/index`, '工作台', '去审核'],
    [`${wish}/statistics/index`, '锦绣社区', '不排名次'],
    [`${wish}/cases/index`, '心愿明细', '再看一些'],
    [`${grid}/tree/index`, '网格架构', '三网格'],
    [`${grid}/org/index?id=g3`, '三网格', '看历任'],
    [`${grid}/split/index?id=g3`, '拆分网格', '哪些楼栋划出去'],
    [`${grid}/outline/index?id=g3`, '网格边界', '撤销一步'],
    [`${grid}/codes/index?id=g3`, '三网格 门牌码', '选择楼栋'],
    [`${grid}/roster/index`, '居民名册', '下载模板'],
    [`${grid}/search/index`, '找人', '写下来就能找'],
    [`${grid}/person/index?id=p1`, '居民', '同住的人'],
    [`${grid}/kept/index`, '没有手机的居民', '能联系上的家人电话（选填）'],
    [`${grid}/volunteers/index`, '志愿者报名', '没有人在等'],
  ]),
  ...of('朱倩', [[`${identity}/retention/index`, '资料保存期限', '办完才清理']]),
  ...of('孙磊', [[`${grid}/queue/index`, '核实住址', '夏晓燕']]),
]

/** Screens that show somebody else something else. */
export const screensOfOthers: readonly Screen[] = [
  ...of('李明', [['tabs/home/index', '锦绣社区 · 三网格', '我的认领']]),
  ...of('陈静', [[`${wish}/detail/index?id=w2`, '心愿', '走到哪儿了']]),
]

/** Where a screen is, as a link says it. */
export const addressOf = ({ path, query }: Screen): string =>
  Object.keys(query).length > 0 ? `/${path}?${new URLSearchParams(query).toString()}` : `/${path}`
