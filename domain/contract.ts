import { gridContract } from './grid/contract'
import { identityContract } from './identity/contract'
import { wishContract } from './wish/contract'

/** Everything that the `api` function answers. */
export const contract = { identity: identityContract, grid: gridContract, wish: wishContract }
export type AppContract = typeof contract
