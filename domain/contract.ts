import { identityContract } from './identity/contract'
import { wishContract } from './wish/contract'

/** Everything that the `api` function answers. */
export const contract = { identity: identityContract, wish: wishContract }
export type AppContract = typeof contract
