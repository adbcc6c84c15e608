/** The roles of product.md. `resident` is everyone with a household; the others are posts at an org. */
export const roles = [
  'resident',
  'householdRepresentative',
  'volunteer',
  'branchMember',
  'buildingLead',
  'gridWorker',
  'branchSecretary',
  'communityStaff',
  'communitySecretary',
  'subdistrictStaff',
  'unitMember',
  'administrator',
] as const
export type Role = (typeof roles)[number]

export const roleLabels: Record<Role, string> = {
  resident: '居民',
  householdRepresentative: '户代表',
  volunteer: '志愿者',
  branchMember: '党员',
  buildingLead: '楼栋长',
  gridWorker: '网格员',
  branchSecretary: '网格党支部书记',
  communityStaff: '社工',
  communitySecretary: '社区书记',
  subdistrictStaff: '街道工作人员',
  unitMember: '共建单位',
  administrator: '管理员',
}

export const communityRoles = ['communityStaff', 'communitySecretary'] as const satisfies readonly Role[]
export const branchRoles = [
  'branchMember',
  'branchSecretary',
  'buildingLead',
] as const satisfies readonly Role[]
export const volunteerRoles = ['volunteer', 'unitMember'] as const satisfies readonly Role[]
/** Those who look after a scope of the tree and have a desk. */
export const staffRoles = [
  'gridWorker',
  'branchSecretary',
  'communityStaff',
  'communitySecretary',
  'subdistrictStaff',
] as const satisfies readonly Role[]
