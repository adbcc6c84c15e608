export const buildingText = {
  hint: '写小区名开头的几个字',
  example: '比如 锦绣花园',
  find: '找楼栋',
  none: '没有找到，换小区名开头的几个字试试；还不行，请问网格员。',
  where: (community: string, grid: string) => [community, grid].filter(Boolean).join(' · '),
  change: '换一栋',
} as const
