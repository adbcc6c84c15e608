import type { TransferTarget } from './text'
import { transferTargets } from './text'

/** What the headline card of a wish page says: where it is, who holds it, until when. */
const targetWords = (target: string): string =>
  target in transferTargets ? transferTargets[target as TransferTarget] : target

export const headlineText = {
  review: {
    mine: '社区在看',
    mineLine: (due: string) => `${due} 前给您答复。`,
    staff: '等您审核',
    staffLine: (due: string) => `请在 ${due} 前看完。`,
    others: '等社区审核',
  },
  changes: {
    mine: '请您改一改',
    mineLine: (note: string) => `社区说：${note}`,
    lapses: (day: string) => `${day}前没有修改会自动撤回，以后可以再许。`,
    others: '等许愿人修改',
  },
  open: {
    waits: (audience: string) => `等${audience}认领`,
    mine: (audience: string) => `已请${audience}帮忙`,
    taker: '等您伸手帮一把',
    widens: (due: string, next: string) => `${due} 前没人认领，就请${next}帮忙。`,
    widest: '已经请了全街道，社区也在想办法。',
  },
  claimed: {
    mine: (who: string) => `${who} 认领了`,
    mineLine: (day: string) => `${day}前办好；办不了会再请别人帮忙。`,
    taker: '您认领了',
    call: '先联系一下对方，再点“开始办”。',
    begin: '联系好了就点“开始办”。',
    takerLine: (due: string) => `请在 ${due} 前办好。`,
    member: (who: string) => `您和 ${who} 一起办`,
  },
  doing: {
    mine: (who: string) => `${who} 正在办`,
    taker: '您正在办',
    takerLine: (due: string) => `请在 ${due} 前办好，再点“办好了”。`,
    again: (note: string) => `许愿人说还没办好：${note}`,
    againMine: '已请认领人接着办。',
  },
  confirming: {
    ask: '请您确认',
    askFor: '请您代为确认',
    says: (who: string, ask: string) => `${who}说已经办好了。${ask}`,
    saysGoods: (who: string, ask: string) => `${who}说已经送到了。${ask}`,
    silence: (day: string, days: number) => `${day}前不点，算作已收到，之后 ${days} 天内仍可反悔。`,
    taker: '等对方确认',
    takerLine: (day: string) => `${day}前没有答复，算作已收到。`,
    others: '等许愿人确认',
  },
  done: {
    title: '心愿实现了',
    rate: '说声谢谢吧，对方会很高兴。',
    taker: '谢谢您帮了这个忙。',
    reopen: (day: string) => `如果还没办好，${day}前可以重新打开。`,
  },
  withdrawn: { title: '已撤回', line: '需要时可以再许一个。' },
  unsuitable: {
    title: '这件事不走微心愿',
    note: (note: string) => `社区说：${note}`,
    channel: (channel: string) => `可以找：${channel}`,
  },
  transferred: {
    title: '已转办',
    line: (target: string) => `已转到“${targetWords(target)}”。`,
  },
} as const
