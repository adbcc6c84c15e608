import type { gridContract } from '../../../domain/grid/contract'
import type { Handlers } from '../../../domain/procedure'
import type { CaseOffice } from '../../kernel/case-office'
import type { Context, Visit } from '../../kernel/context'
import { treeHandlers } from './tree'
import { postHandlers } from './post'
import { peopleHandlers } from './people'
import { rosterHandlers } from './roster'
import { deskHandlers } from './desk'
import { codesHandlers } from './codes'

/** `cases`: who keeps the cases that go along when the tree changes. */
export const gridHandlers = (cases: CaseOffice): Handlers<typeof gridContract, Context, Visit> => ({
  tree: treeHandlers(cases),
  post: postHandlers(cases),
  people: peopleHandlers,
  roster: rosterHandlers,
  desk: deskHandlers,
  codes: codesHandlers,
})
