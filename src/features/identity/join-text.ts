import type { Relation } from '@domain/identity/person'
import type { Option } from '@/ui/chips/chips'

export const joinText = {
  title: '登记住址',
  lead: '只要这几样，网格员核实后就能用。',
  building: '您住哪栋楼',
  room: '门牌号',
  roomHint: '有单元的，连单元一起写',
  roomExample: '比如 402，或者 2单元402',
  name: '您的姓名',
  nameExample: '请写姓名',
  nameHint: '写真名，网格员好核对；邻居只看得到姓。',
  relation: '您是这户的',
  phone: '手机号',
  phoneHint: '只给认领您心愿的人和网格员联系用，平时谁也看不到。',
  number: '手机号码',
  numberExample: '11 位手机号',
  numberHint: '网格员会打过来核实',
  age: '您满 14 周岁了吗',
  old: '满了',
  young: '还没有',
  youngHint: '14 周岁以下的小朋友，请家里的大人先登记，再在“我的家”里把您加上。',
  face: '头像和称呼',
  faceHint: '想设就设，不设也行；以后在“我的”里也能设',
  consentTitle: '隐私说明',
  consent: '我看过《隐私：存了什么，谁能看到》，同意用于核实住址',
  privacy: '看一看隐私说明',
  submit: '提交',
  submitWeChat: '用微信手机号并提交',
  noCode: '没有取到微信手机号，可以自己写，或者先不留',
  next: '下一步',
  back: '上一步',
  step: (at: number, of: number) => `第 ${at} 步，共 ${of} 步`,
  needed: '这一步还没填完',
  lacks: {
    building: '请先找到您住的那栋楼',
    room: '请写门牌号',
    relation: '请选择您是这户的什么人',
    age: '请选一个',
    number: '手机号是 11 位数字',
    consent: '请先看过并同意',
  },
  fix: (what: string) => `请改一下：${what}`,
  toHousehold: '我的家',
  remind: '核实好了提醒我',
} as const

export const remindText = {
  agreed: '好的，有结果就提醒您',
  notAgreed: '没有打开提醒，进展随时在“我的”里看',
} as const

export type PhoneChoice = 'wechat' | 'typed' | 'none'

export const phoneOptions: readonly Option<PhoneChoice>[] = [
  { value: 'wechat', label: '用微信手机号' },
  { value: 'typed', label: '自己写' },
  { value: 'none', label: '先不留' },
]

export const relationLabels: Record<Relation, string> = {
  owner: '户主',
  spouse: '户主的配偶',
  child: '户主的子女',
  parent: '户主的父母',
  relative: '别的亲属',
  tenant: '租客',
  other: '同住的人',
}

export const relationOptions = (Object.keys(relationLabels) as Relation[]).map((value) => ({
  value,
  label: relationLabels[value],
}))

export const householdText = {
  title: '我的家',
  members: '同住的人',
  masked: '别人的名字遮住了一部分。',
  me: '我',
  child: '未满 14 周岁',
  pending: '等待核实',
  representative: '户代表',
  about: '户代表替全家在网格群里说话、表决，一户一位，由你们自己商量。',
  noRepresentative: '还没有户代表',
  take: '我来当户代表',
  took: '好的，您现在是户代表',
  handOver: '转交代表',
  handOverTo: (name: string) => `把户代表交给 ${name}`,
  handOverAsk: '请先和对方商量好。交出去以后，由对方再交还。',
  handedOver: '交好了',
  addChild: '添加 14 周岁以下的孩子',
  childName: '孩子的姓名',
  birthday: '生日',
  birthdayHint: '只用来算哪天满 14 周岁',
  birthdayEmpty: '选一天',
  add: '添加',
  added: '加好了，等网格员核实',
  moveOut: '办搬出',
  moveOutOf: (name: string) => `给 ${name} 办搬出`,
  moveOutAsk: '搬出以后，这里的事就看不到了；到新家再登记一次就好。',
  moveOutWishes: (count: number) =>
    count > 0 ? `您还有 ${count} 个没办完的心愿，会留着，仍算您的。` : '您没有没办完的心愿。',
  movedOut: '已办好搬出',
} as const
