/** What a procedure shows of somebody, said to that somebody. Paths are those of the contract. */
export const shownBy: { readonly [path: string]: string } = {
  'grid.desk.search': '按姓名、手机号后四位或门牌找到您，名单里姓名遮住一部分',
  'grid.desk.person': '看您的姓名、住在哪栋楼、同住的人和岗位；电话和门牌遮住',
  'wish.desk': '看轮到他们处理的心愿，可能有您的',
  'wish.cases': '看本范围里已经公布的心愿',
  'wish.review': '公布之前，先看您写的心愿',
}

export const accessText = {
  title: '谁能看到我',
  lead: '这些人因为岗位，能看到您的一部分资料。别的人看不到。',
  what: '能看到什么',
  contact: '电话和门牌',
  contactLines: [
    '平时遮住，谁也看不到',
    '您的心愿有人认领以后，认领的人看得到',
    '网格员和社区正在替您办事时，写明理由才看得到',
    '每次查看都留下记录',
  ],
  looks: '谁看过我的电话',
  none: '现在没有人',
  noneHint: '您住的地方还没有人负责，有事请找社区。',
  everybody: '邻居们只看得到公布出来的心愿，看不到您的姓名、电话和门牌。',
} as const
