/**
 * Database operations of each procedure: the actor, the rows, the guarded write. What its effects cost on top
 * (messages, records, the picture check) is counted apart, by the formula in costs.test.ts.
 * `identity.subscribe` is a person's first agreement; later ones take one less.
 */
export const ownOperations: { readonly [path: string]: number } = {
  'identity.me': 1,
  'identity.find': 2,
  'identity.subscribe': 3,

  'wish.home': 2,
  'wish.list': 2,
  'wish.mine': 2,
  'wish.claims': 2,
  'wish.get': 2,
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
