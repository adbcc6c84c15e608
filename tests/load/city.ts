import { makeSeal } from '../../cloudfunctions/kernel/seal'
import { importTown } from '../../config/town/import'
import { generateTown } from '../../config/town/town'
import { postKey } from '../../domain/case'
import type { Person } from '../../domain/identity/person'
import type { Role } from '../../domain/roles'
import { startCloud, testKeys, type Caller, type Cloud } from '../support/cloud'

/** A city of a size with people of its first community signed in. */
export interface City {
  readonly wishes: number
  /** A branch member of the first grid. */
  readonly member: Caller
  /** The secretary of the first community. */
  readonly secretary: Caller
  /** Ids of open wishes of the first grid, one after the other. */
  nextOpen(): string
  /** Returns the wish claimed last to the pool. */
  giveBack(): Promise<void>
  stop(): Promise<void>
}

export async function cityOf(wishes: number): Promise<City> {
  const cloud = await startCloud()
  const seal = makeSeal(testKeys)
  const started = Date.now()
  const town = generateTown({ size: 'city', seed: 1, wishes, now: Date.now(), seal })
  await importTown({ url: cloud.url, token: cloud.token, town })
  console.log(`${wishes} wishes moved in: ${((Date.now() - started) / 1000).toFixed(0)} s`)
  const [member, secretary] = await Promise.all([
    holder(cloud, 'branchMember', 'g1'),
    holder(cloud, 'communitySecretary', 'm1'),
  ])
  const open = (await member.api.wish.list({ scope: 'grid' })).wishes.filter(({ actions }) =>
    actions.includes('claim'),
  )
  if (open.length === 0) throw new Error('nothing to claim in the first grid')
  let turn = 0
  const nextOpen = (): string => open[turn++ % open.length]?.id ?? ''
  return {
    wishes,
    member,
    secretary,
    nextOpen,
    giveBack: async () => {
      const id = open[(turn - 1) % open.length]?.id ?? ''
      await member.api.wish.release({ id, note: '临时有事' })
    },
    stop: cloud.stop,
  }
}

/** Whoever holds a post, signed in. */
export async function holder(cloud: Cloud, role: Role, org: string): Promise<Caller> {
  const query = JSON.stringify({ postKeys: postKey(role, org) })
  const request = { collectionName: 'people', queryType: 'WHERE', query, limit: 1 }
  const { data } = (await cloud.admin('database', { action: 'database.getDocument', request })) as {
    data: { list: string[] }
  }
  const person = JSON.parse(data.list[0] ?? 'null') as Person | null
  if (!person) throw new Error(`nobody is ${role} of ${org}`)
  return cloud.as(person.openid)
}
