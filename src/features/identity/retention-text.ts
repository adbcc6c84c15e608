export const retentionText = {
  title: '资料保存期限',
  lead: '过了期限的个人资料，系统每天自动清理。多少天，由部署的人按本地档案规定设。',
  dryRun: '现在只看不删：系统每天只在日志里记下会清理多少。',
  due: (before: string, count: number) => `${before}以前的，现在有 ${count} 条到期`,
  none: (before: string) => `${before}以前的，现在没有到期的`,
  kept: '还担任岗位，或有没办完的心愿的人，办完才清理。办事记录留着，不留姓名。',
} as const
