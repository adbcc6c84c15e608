import type { Stage } from '@domain/wish/wish'

/** Who can see what of a wish. */
export const whoText = {
  link: '谁能看到',
  all: '全文、照片和经过',
  allHint: '许愿人、帮忙许的人、认领的人，还有这些岗位',
  watcher: (role: string, name: string, org: string) => `${role} ${name}（${org}）`,
  others: '公开的部分',
  stages: {
    none: '还没有公布，别人都看不到。',
    branch: '本网格党支部看得到，名字遮住。',
    community: '全社区的邻居看得到，名字遮住。',
    subdistrict: '全街道的邻居看得到，名字遮住。',
  } satisfies Record<Stage | 'none', string>,
  contact: '电话和门牌',
  nobodyYet: '现在没有人看得到；有人认领以后，认领人才看得到。',
  holdersHint: '认领的人看得到，每次查看都留下记录。',
  holder: (name: string, hasLooked: boolean) => `${name}，${hasLooked ? '看过' : '还没看过'}`,
  staff: '社区和代办的网格员要联系时，先写明理由，每次查看都留下记录，本人看得到。',
  looks: '谁看过我的电话',
} as const
