import type { Client } from '@domain/procedure'
import type { AppContract } from '@domain/contract'
import { cloudAt } from '../../support/cloud'
import { openidOf } from './phones'

/** The api as somebody of the demo town, for what comes before the part of a story that a phone has to tell. */
export async function asSomebody(url: string, name: string): Promise<Client<AppContract>> {
  const cloud = cloudAt({ url, token: '', stop: () => Promise.resolve() })
  return (await cloud.as(await openidOf(url, name))).api
}
