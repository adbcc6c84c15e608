import { postKey, type Post } from '../../../domain/case'
import { AppError } from '../../../domain/errors'
import { offices, oversees } from '../../../domain/grid/offices'
import type { postContract } from '../../../domain/grid/post-contract'
import type { Person } from '../../../domain/identity/person'
import type { Handlers } from '../../../domain/procedure'
import { roleLabels } from '../../../domain/roles'
import type { CaseOffice } from '../../kernel/case-office'
import type { Context, Visit } from '../../kernel/context'
import { orgs } from '../../kernel/homes'
import { reorganise } from './reorganising'

type Posts = Handlers<typeof postContract, Context, Visit>

/** The posts of the tree. What their holders lead for their org goes along when a post is handed over. */
export const postHandlers = (cases: CaseOffice): Posts => ({
  history,

  appoint: ({ from, ...wanted }, context) =>
    reorganise({ wanted: { kind: 'appoint', ...wanted, acting: false }, at: from, context }, cases),

  deputise: ({ from, ...wanted }, context) =>
    reorganise({ wanted: { kind: 'appoint', ...wanted, acting: true }, at: from, context }, cases),

  end: ({ at, ...wanted }, context) => reorganise({ wanted: { kind: 'end', ...wanted }, at, context }, cases),

  handOver: ({ at, ...wanted }, context) =>
    reorganise({ wanted: { kind: 'handOver', ...wanted }, at, context }, cases),
})

/** The org and the people of its posts in one operation. */
const history: Posts['history'] = async ({ org: id }, { actor }) => {
  const keys = offices.map((role) => postKey(role, id))
  const [org] = await orgs.aggregate<{ path: string[]; holders: Person[] }>((start) =>
    start
      .match({ _id: id })
      .project({ path: 1, keys })
      .lookup({ from: 'people', localField: 'keys', foreignField: 'postKeys', as: 'holders' }),
  )
  if (!org || !oversees(actor.posts, org.path)) throw new AppError('not_found')
  const posts = org.holders.flatMap((person) =>
    person.posts
      .filter((post) => post.org === id && offices.includes(post.role))
      .map((post) => heldOf(person, post)),
  )
  return { posts: posts.sort((a, b) => b.from - a.from) }
}

const heldOf = ({ _id, name }: Person, { role, from, to, acting = false }: Post) => ({
  ...{ personId: _id, name, role, label: roleLabels[role], from, to, acting },
})
