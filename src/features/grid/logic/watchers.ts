import type { Role } from '@domain/roles'

interface Watcher {
  readonly role: Role
  readonly orgName: string
  readonly name: string
}

/** A role that sees me and who holds it: 孙磊（三网格）. */
export interface Watching {
  readonly role: Role
  readonly holders: readonly string[]
}

/** From the grid upwards, in the order in which one would turn to them. */
const order: readonly Role[] = ['gridWorker', 'branchSecretary', 'communityStaff', 'communitySecretary']

export const groupedByRole = (watchers: readonly Watcher[]): Watching[] =>
  order
    .map((role) => ({
      role,
      holders: watchers
        .filter((one) => one.role === role)
        .map(({ name, orgName }) => `${name}（${orgName}）`),
    }))
    .filter(({ holders }) => holders.length > 0)
