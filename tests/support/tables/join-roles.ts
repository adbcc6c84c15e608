/** How each may join, and what of their household they may change. `daughter` lives with `wisher`, who represents it. */
export const joinRoles = `
                            wish daug neig repr clai secr lead othB memb unit grid comm comS subd admi outs forV forB forS stra nobo
  identity.join.buildings   +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    u
  identity.join.building    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    u
  identity.join.around      +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    u
  identity.join.under       +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    u
  identity.join.mine        +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    u
  identity.join.ask         c    c    c    c    c    c    c    c    c    c    c    c    c    c    c    c    c    c    c    +    u
  identity.join.phone       +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    j    u
  identity.join.household   +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    j    u
  identity.join.child       +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    j    u
  identity.join.represent   +    c    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    j    u
  identity.join.handOver    +    c    n    n    n    n    n    n    n    n    n    n    n    n    n    n    n    n    n    j    u
  identity.join.moveOut     +    +    n    n    n    n    n    n    n    n    n    n    n    n    n    n    n    n    n    j    u
`
