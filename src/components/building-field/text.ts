export const buildingText = {
  hint: '写小区名开头的几个字',
  example: '比如 锦绣花园',
  find: '找楼栋',
  none: '没有找到，换小区名开头的几个字试试；还不行，请问网格员。',
  more: (most: number) => `只列出 ${most} 栋。没有您的，请多写几个字，比如 锦绣花园3。`,
  where: (community: string, grid: string) => [community, grid].filter(Boolean).join(' · '),
  change: '换一栋',
} as const
