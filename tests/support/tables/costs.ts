/** Why each of them costs more. */
const isOrder =
  'an order: written down before it is looked at, so that of two at once one is refused; looked at, then carried out step by step, so that another process can finish it'

/**
 * What costs more than two operations of a query, three of a command, and why: orders that change many documents, and
 * nothing else (docs/decisions/0016-what-a-call-may-cost.md). How many one takes follows from what it changes.
 */
export const dearer: { readonly [path: string]: string } = Object.fromEntries(
  [
    ...['create', 'rename', 'close', 'split', 'merge'].map((name) => `grid.tree.${name}`),
    ...['appoint', 'deputise', 'end', 'handOver'].map((name) => `grid.post.${name}`),
    ...['identity.privacy.erase', 'identity.twin.merge'],
  ].map((path) => [path, isOrder]),
)

/**
 * What commands that are not about wishes cost on top: a record in the log 2, counts along a path 1, a household
 * behind a door where nobody was known 1, looking for agreements to a message 1, a household that loses its
 * representative 1, mandates that end with a move 1.
 */
export const effectOperations: { readonly [path: string]: number } = {
  'grid.roster.apply': 2,
  'grid.roster.undo': 2,
  'grid.roster.export': 2,
  'grid.tree.create': 2,
  'grid.tree.rename': 2,
  'grid.tree.close': 2,
  'grid.tree.split': 4,
  'grid.tree.merge': 2,
  'grid.tree.outline': 2,
  'grid.tree.cancel': 2,
  'grid.post.appoint': 2,
  'grid.post.deputise': 2,
  'grid.post.end': 2,
  'grid.post.handOver': 4,
  // Counts, person, household, agreements to messages, mandates, wishes by part and by track, files, the record, the order.
  'identity.privacy.erase': 12,
  'identity.privacy.reveal': 2,
  // The record, agreements to messages.
  'identity.privacy.answerCorrection': 3,
  // Counts, the record, agreements to messages: theirs, and to be told.
  'identity.twin.merge': 5,
  'identity.twin.keepApart': 2,
  'identity.join.ask': 2,
  'identity.join.child': 1,
  'identity.join.moveOut': 5,
  'identity.mandate.give': 2,
  'identity.mandate.renew': 2,
  'identity.mandate.revoke': 2,
  'identity.volunteer.approve': 3,
  'identity.volunteer.refuse': 3,
  'identity.volunteer.dismiss': 2,
  'identity.volunteer.membership': 2,
  'grid.people.add': 4,
  'grid.people.change': 2,
  'grid.people.verify': 4,
  'grid.people.refuse': 4,
  'grid.people.call': 2,
  'grid.people.moveOut': 6,
  'grid.people.represent': 2,
}

/**
 * Database operations of each procedure: the actor, the rows, the guarded write. What its effects cost on top
 * (messages, records, the picture check) is counted apart, by the formula in costs.test.ts.
 * `identity.subscribe` is a person's first agreement; later ones take one less.
 */
export const ownOperations: { readonly [path: string]: number } = {
  'grid.tree.get': 2,
  'grid.tree.at': 2,
  'grid.tree.figures': 2,
  'grid.tree.plans': 2,
  'grid.tree.preview': 2,
  'grid.tree.create': 6,
  'grid.tree.rename': 11,
  'grid.tree.close': 14,
  'grid.tree.split': 32,
  'grid.tree.merge': 31,
  'grid.tree.outline': 3,
  'grid.tree.cancel': 3,
  'grid.post.history': 2,
  'grid.post.appoint': 11,
  'grid.post.deputise': 10,
  'grid.post.end': 10,
  'grid.post.handOver': 14,

  'identity.privacy.agree': 1,
  'identity.privacy.looks': 2,
  'identity.privacy.mine': 2,
  'identity.privacy.correct': 2,
  'identity.privacy.erase': 4,
  'identity.privacy.reveal': 2,
  'identity.privacy.answerCorrection': 2,
  'identity.privacy.retention': 2,
  'identity.twin.merge': 9,
  'identity.twin.keepApart': 2,

  'identity.mandate.mine': 2,
  'identity.mandate.of': 2,
  'identity.mandate.agent': 2,
  'identity.mandate.give': 3,
  'identity.mandate.renew': 3,
  'identity.mandate.revoke': 3,

  'identity.volunteer.mine': 1,
  'identity.volunteer.apply': 2,
  'identity.volunteer.change': 2,
  'identity.volunteer.leave': 3,
  'identity.volunteer.queue': 2,
  'identity.volunteer.approve': 2,
  'identity.volunteer.refuse': 2,
  'identity.volunteer.dismiss': 3,
  'identity.volunteer.members': 2,
  'identity.volunteer.member': 1,
  'identity.volunteer.units': 2,
  'identity.volunteer.membership': 2,

  'identity.join.buildings': 2,
  'identity.join.building': 2,
  'identity.join.around': 2,
  'identity.join.under': 2,
  'identity.join.mine': 2,
  'identity.join.ask': 3,
  'identity.join.phone': 2,
  'identity.join.household': 2,
  'identity.join.child': 3,
  'identity.join.represent': 2,
  'identity.join.handOver': 2,
  'identity.join.moveOut': 2,

  'grid.people.add': 3,
  'grid.people.change': 2,
  'grid.people.queue': 2,
  'grid.people.corrections': 2,
  'grid.people.verify': 3,
  'grid.people.refuse': 2,
  'grid.people.call': 1,
  'grid.people.moveOut': 2,
  'grid.people.represent': 2,

  'identity.face.mine': 1,
  'identity.face.save': 2,

  'identity.me': 1,
  'identity.find': 2,
  'identity.subscribe': 3,

  'grid.codes.list': 2,
  'grid.codes.make': 3,

  'grid.desk.search': 2,
  'grid.desk.person': 2,
  'grid.desk.watchers': 2,

  // What the `roster` function does in turn is a stretch of work, not an answer: docs/bench-roster.md.
  'grid.roster.template': 1,
  'grid.roster.communities': 2,
  'grid.roster.begin': 2,
  'grid.roster.map': 3,
  'grid.roster.advance': 3,
  'grid.roster.preview': 2,
  'grid.roster.decide': 3,
  'grid.roster.apply': 3,
  'grid.roster.undo': 3,
  'grid.roster.list': 2,
  'grid.roster.errors': 2,
  'grid.roster.export': 3,
  'grid.roster.exported': 2,

  'wish.home': 2,
  'wish.list': 2,
  'wish.mine': 2,
  'wish.claims': 2,
  'wish.get': 2,
  'wish.watchers': 2,
  'wish.desk': 2,
  'wish.cases': 2,
  'wish.statistics': 2,

  'wish.submit': 3,
  'wish.record': 3,
  'wish.edit': 3,
  'wish.withdraw': 3,
  'wish.askChange': 3,
  'wish.confirm': 3,
  'wish.reopen': 3,
  'wish.rate': 3,

  'wish.review': 3,
  'wish.transfer': 3,
  'wish.approveThanks': 3,

  'wish.claim': 3,
  'wish.join': 3,
  'wish.leave': 3,
  'wish.reveal': 3,
  'wish.start': 3,
  'wish.extend': 3,
  'wish.release': 3,
  'wish.fulfil': 3,
  'wish.answerChange': 3,
}
