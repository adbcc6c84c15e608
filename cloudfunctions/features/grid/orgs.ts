import type { Household, Org } from '../../../domain/grid/org'
import type { Reorganisation } from '../../../domain/grid/reorganisation'
import { collection } from '../../kernel/database'

export const orgs = collection<Org>('orgs')
export const households = collection<Household>('households')
export const reorganisations = collection<Reorganisation>('reorganisations')
