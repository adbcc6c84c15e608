/**
 * Who may see, give and take back mandates of the wisher's; `daughter` lives with her, `noPhone` in the same building
 * has no phone. Staff neither give nor renew for whoever can do it themselves, and may take back. A cell is what the
 * call comes to.
 */
export const mandateRoles = `
                           wish daug neig repr clai secr lead othB memb unit grid comm comS subd admi outs forV forB forS stra nobo
  identity.mandate.mine    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    j    u
  identity.mandate.of      f    f    f    f    f    f    f    f    f    f    +    +    +    f    f    f    f    f    n    j    u
  identity.mandate.agent   +    n    n    n    n    n    n    n    n    n    n    n    n    n    n    n    n    n    n    j    u
  identity.mandate.give    +    n    n    n    n    n    n    n    n    n    f    f    f    n    n    n    n    n    n    j    u
  identity.mandate.renew   +    n    n    n    n    n    n    n    n    n    f    f    f    n    n    n    n    n    n    j    u
  identity.mandate.revoke  +    n    n    n    n    n    n    n    n    n    +    +    +    n    n    n    n    n    n    j    u
`
