/** Pages of this feature. */
export const gridPaths = {
  person: '/features/grid/pages/person/index',
  kept: '/features/grid/pages/kept/index',
  tree: '/features/grid/pages/tree/index',
  org: '/features/grid/pages/org/index',
  outline: '/features/grid/pages/outline/index',
  split: '/features/grid/pages/split/index',
  codes: '/features/grid/pages/codes/index',
} as const
