/**
 * Who may do what to the wish of tests/support/samples.ts: the wisher's, carried to the community, and where it is
 * claimed, `clai` has the claim and `memb` a place in it. A cell is what the call comes to.
 */
export const wishRoles = `
                     wish daug neig repr clai secr lead othB memb unit grid comm comS subd admi outs forV forB forS stra nobo
  wish.home           +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    j    u
  wish.list           +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    j    u
  wish.mine           +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    j    u
  wish.claims         +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    j    u
  wish.get            +    +    +    +    +    +    +    +    +    +    +    +    +    +    n    n    n    n    n    j    u
  wish.watchers       +    f    f    f    f    +    f    f    f    f    f    +    +    +    n    n    n    n    n    j    u
  wish.desk           f    f    f    f    f    +    f    f    f    f    +    +    +    +    f    f    f    +    +    j    u
  wish.cases          f    f    f    f    f    +    f    f    f    f    +    +    +    +    f    f    f    +    +    j    u
  wish.statistics     f    f    f    f    f    +    f    f    f    f    +    +    +    +    f    f    f    +    +    j    u
  wish.submit         +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    j    u
  wish.record         f    f    f    f    f    f    f    f    f    f    +    +    +    f    f    f    f    f    n    j    u
  wish.edit           +    f    f    f    f    f    f    f    f    f    f    f    f    f    n    n    n    n    n    j    u
  wish.withdraw       +    f    f    f    f    f    f    f    f    f    f    f    f    f    n    n    n    n    n    j    u
  wish.askChange      +    f    f    f    f    f    f    f    f    f    f    f    f    f    n    n    n    n    n    j    u
  wish.confirm        +    f    f    f    f    f    f    f    f    f    f    f    f    f    n    n    n    n    n    j    u
  wish.reopen         +    f    f    f    f    f    f    f    f    f    f    f    f    f    n    n    n    n    n    j    u
  wish.rate           +    f    f    f    f    f    f    f    f    f    f    f    f    f    n    n    n    n    n    j    u
  wish.review         f    f    f    f    f    f    f    f    f    f    f    +    +    f    f    f    f    f    n    j    u
  wish.transfer       f    f    f    f    f    f    f    f    f    f    f    +    +    f    f    f    f    f    n    j    u
  wish.approveThanks  f    f    f    f    f    f    f    f    f    f    f    +    +    f    f    f    f    f    n    j    u
  wish.claim          f    f    f    f    +    +    +    f    +    +    f    f    f    f    f    f    n    n    f    j    u
  wish.join           f    f    f    f    f    +    +    f    f    +    f    f    f    f    f    f    n    n    f    j    u
  wish.leave          f    f    f    f    f    f    f    f    +    f    f    f    f    f    n    n    n    n    n    j    u
  wish.reveal         f    f    f    f    +    f    f    f    +    f    f    f    f    f    n    n    n    n    n    j    u
  wish.start          f    f    f    f    +    f    f    f    f    f    f    f    f    f    n    n    n    n    n    j    u
  wish.extend         f    f    f    f    +    f    f    f    f    f    f    f    f    f    n    n    n    n    n    j    u
  wish.release        f    f    f    f    +    f    f    f    f    f    f    f    f    f    n    n    n    n    n    j    u
  wish.fulfil         f    f    f    f    +    f    f    f    f    f    f    f    f    f    n    n    n    n    n    j    u
  wish.answerChange   f    f    f    f    +    f    f    f    f    f    f    f    f    f    n    n    n    n    n    j    u
`
