import { codesContract } from './codes-contract'
import { deskContract } from './desk-contract'
import { peopleContract } from './people-contract'
import { postContract } from './post-contract'
import { rosterContract } from './roster-contract'
import { treeContract } from './tree-contract'

/** Who lives where and who answers for what: the tree, its posts, its people, the office's own lists. */
export const gridContract = {
  tree: treeContract,
  post: postContract,
  people: peopleContract,
  roster: rosterContract,
  desk: deskContract,
  codes: codesContract,
}
