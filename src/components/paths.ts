/** Pages that tabs lead to. */
export const paths = {
  submit: '/features/wish/pages/submit/index',
  mine: '/features/wish/pages/mine/index',
  claims: '/features/wish/pages/claims/index',
  desk: '/features/wish/pages/desk/index',
  detail: '/features/wish/pages/detail/index',
  statistics: '/features/wish/pages/statistics/index',
  wishes: '/tabs/wishes/index',
  home: '/tabs/home/index',
  me: '/tabs/me/index',
  settings: '/features/identity/pages/settings/index',
  privacy: '/features/identity/pages/privacy/index',
} as const
