/** What both sheets for giving a mandate ask in the same words. */
export const mandateSheetText = {
  name: '请谁来办（姓名）',
  nameHint: '对方得先在邻格登记好住址',
  phone: '对方的手机号',
  term: '到什么时候',
  terms: { month: '一个月', quarter: '三个月', year: '一年' },
  termHint: '到期自动失效，不会自动续',
} as const
