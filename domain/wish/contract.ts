import { asking } from './asking-contract'
import { reviewing, taking } from './handling-contract'
import { reading } from './reading-contract'

export const wishContract = { ...reading, ...asking, ...reviewing, ...taking }
