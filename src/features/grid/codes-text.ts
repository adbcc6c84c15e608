export const codesText = {
  title: '门牌码',
  open: '门牌码',
  openHint: '贴在楼门口，扫一扫就能登记住在这栋楼',
  lead: '把码贴在楼门口，居民用微信扫一扫，就能登记住在这栋楼。楼栋改名、换网格，码都不用重贴。',
  choose: '选择楼栋',
  chosen: (count: number, all: number) => `已选 ${count} / ${all} 栋`,
  all: '全选',
  none: '全不选',
  made: '已经做好',
  nothing: '这里还没有楼栋',
  nothingHint: '先在网格架构里新设楼栋',
  perPage: '每张 A4 纸印几个',
  pages: [
    { value: '1', label: '1 个' },
    { value: '2', label: '2 个' },
    { value: '4', label: '4 个' },
  ],
  print: (count: number) => `打印 ${count} 个门牌码`,
  save: (count: number) => `存到相册（${count} 张）`,
  making: (done: number, all: number) => `正在做 ${done} / ${all}`,
  ready: (count: number) => `做好的门牌码 ${count}`,
  show: (label: string) => `看${label}的门牌码`,
  alt: (label: string) => `${label}的门牌码`,
  saved: (count: number) => `${count} 张已存到相册`,
  refused: {
    title: '没有存进相册',
    text: '微信还没有得到您的同意。打开设置，允许“添加到相册”，再存一次。也可以点开门牌码，长按发给别人。',
    yes: '打开设置',
  },
  /** On the printed sheet. */
  sheet: {
    call: '住在这里？微信扫一扫登记',
    more: '登记以后可以许心愿、找网格员，家里的事有人管',
  },
} as const

export type PerPage = (typeof codesText.pages)[number]['value']
