import { open } from '@/platform/navigate'

const root = '/features/wish/pages'

/** Ways to the pages of this feature and to the tabs that it leads back to. */
export const go = {
  wish: (id: string) => open(`${root}/detail/index`, { id }),
  submit: () => open(`${root}/submit/index`),
  record: () => open(`${root}/submit/index`, { who: 'resident' }),
  edit: (id: string) => open(`${root}/submit/index`, { id }),
  fulfil: (id: string) => open(`${root}/fulfil/index`, { id }),
  claims: () => open(`${root}/claims/index`),
  desk: () => open(`${root}/desk/index`),
  statistics: (org?: string) => open(`${root}/statistics/index`, org ? { org } : {}),
  cases: (filter: { readonly [name: string]: string } = {}) => open(`${root}/cases/index`, filter),
  pool: () => open('/tabs/wishes/index'),
  home: () => open('/tabs/home/index'),
}
