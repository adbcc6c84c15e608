import type { Choice, ImportState, RowKind } from '@domain/grid/roster'
import type { ImportStatus } from '@domain/grid/roster-contract'

export const rosterText = {
  title: '居民名册',
  lead: '把现有的 Excel 名册导进来。先看清楚会改什么，再决定写不写；写了也可以整体撤销。',
  whichCommunity: '哪个社区的名册',
  otherCommunity: '换一个社区',
  communityName: '社区名称',
  communityHint: '从名称的第一个字写起',
  findCommunity: '查找',
  noCommunity: '您管辖的范围里没有这样的社区',
  moreCommunities: '还有别的社区，请多写几个字查找。',
  choose: '选择 Excel 文件',
  chooseHint: '只收 .xlsx，不超过 10 MB。手机上从微信聊天里选。',
  template: '下载模板',
  tooLarge: '文件超过 10 MB，请分成几份再导入',
  uploading: (share: number) => `正在上传 ${Math.round(share * 100)}%`,
  mapTitle: '哪一列是什么',
  mapHint: (sheet: string) => `读的是工作表“${sheet}”。对好一次，下次同样的表头就不用再对。`,
  noColumn: '没有这一列',
  mapGo: '看会改什么',
  resultTitle: '会改什么',
  apply: (count: number, hasChosen: boolean) =>
    [count > 0 || !hasChosen ? `写入 ${count} 人` : '写入', hasChosen ? '决定好的行' : '']
      .filter(Boolean)
      .join(count > 0 ? '和' : ''),
  applyAsk: (what: string) => `${what}？`,
  applyHint: '写完以后 30 天内可以整体撤销。',
  nothingToDo: '没有要写的内容。',
  likelyTitle: '可能是搬家',
  likelyLead: (count: number) =>
    `有 ${count} 行没有手机号，同名的人住在社区里另一户。是同一个人搬了家，还是另一个人？没决定的先不写，不会多出一个人来。`,
  likelyAll: '这些行一起决定',
  likelyOne: (row: number) => `第 ${row} 行单独决定`,
  likelyFrom: (homes: string) => `同名的人原住 ${homes}`,
  likelyCrowded: '社区里同名的人太多，分不清是哪一位',
  likelyStays: (home: string) => `原住 ${home} 的是户代表，请先换代表再搬`,
  moveFrom: (home: string) => `从 ${home} 搬来`,
  errors: '下载有问题的行',
  remap: '重新对列',
  drop: '放弃这次导入',
  dropAsk: '放弃这次导入？',
  dropHint: '还没有改动任何资料，读到的内容会删掉。',
  undo: '整体撤销',
  ended: (count: number) =>
    `有 ${count} 份委托因为搬家结束了，双方都会知道；撤销导入也不会恢复，要用的请重新办。`,
  undoAsk: '把这次导入整体撤销？',
  undoHint:
    '新登记的人会删去，改过的恢复原样；后来又有变化的不动，会列出来。因搬家结束的委托不会恢复，要用的请重新办。',
  busy: '有人正在处理这次导入，稍等一下',
  unreachable: '这会儿没有往前走，还在接着试。读到的内容都在，可以过一会儿再来。',
  stuck: (moment: string) => `${moment} 起一直没能往前走。系统还会接着试，隔的时间会越来越长。`,
  stuckBefore: '居民资料一点没有改动：可以现在再试，也可以放弃，再重新上传。一直不行，系统会停下这次导入。',
  stuckWriting: '已经写入的都在，接着写不会重复：可以现在再试，也可以把写了的整体撤销。',
  stuckUndoing: '已经撤销的不会再变，剩下的还没有撤：可以现在再试。一直不行，请告诉管理员。',
  retry: '现在再试',
  mayLeave: '可以离开这一页：回来时接着做；没人看着，系统每小时也会接着做一段。',
  row: (row: number) => `第 ${row} 行`,
  change: (before: string, after: string) => `${before || '空'} → ${after}`,
  exportTitle: '导出名册',
  exportHint: '导出的文件每一页都印着谁、什么时候、为什么导出，并且留有记录。',
  oneGrid: '只导出一个网格',
  oneGridHint: '不选就是整个社区；超过 20,000 人时要按网格分开导出',
  whichGrid: '哪个网格',
  chooseGrid: '请选择一个网格',
  reason: '用途',
  reasonHint: '例如：换届选举核对名单',
  phones: '带手机号',
  phonesHint: '不选时只显示前三位和后四位',
  export: '导出',
  history: '以前的导入',
  by: (name: string, day: string) => `${name}，${day}`,
} as const

export const stateWords: Record<ImportState, string> = {
  reading: '正在读文件',
  mapping: '请对列',
  judging: '正在逐行核对',
  matching: '正在找搬家的人',
  ready: '还没有写入',
  applying: '正在写入',
  applied: '已写入',
  undoing: '正在撤销',
  undone: '已撤销',
  dropped: '已放弃',
  failed: '没有导入',
}

/** What can be said of all rows that may be moves. */
export const choiceWords: Record<Choice, string> = {
  leave: '先不写',
  move: '是搬家',
  new: '是另一个人',
}

export const kindWords: Record<RowKind, string> = {
  new: '新增',
  changed: '有改动',
  moved: '搬家',
  likely: '可能搬家',
  same: '没有变化',
  duplicate: '重复',
  fault: '有问题',
  stale: '没写成',
  kept: '没撤销',
}

export const differenceWords: { readonly [field: string]: string } = {
  home: '住址',
  phone: '手机',
  relation: '关系',
  child: '儿童',
  residence: '住址核实',
}

/** How far an import is, in words. */
export function progressWords({ state, done, chunks, rows }: ImportStatus): string {
  if (state === 'reading') return rows > 0 ? `已读 ${rows} 行` : '刚刚开始'
  return chunks > 0 ? `${Math.floor((100 * done) / chunks)}%，共 ${rows} 行` : ''
}
