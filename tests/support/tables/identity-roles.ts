/** What each may know and change of themselves and, with a post, of others. A cell is what the call comes to. */
export const identityRoles = `
                     wish daug neig repr clai secr lead othB memb unit grid comm comS subd admi outs forV forB forS stra nobo
  identity.me         +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    j    u
  identity.find       f    f    f    f    f    f    f    f    f    f    +    +    +    f    f    f    f    f    +    j    u
  identity.subscribe  +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    j    u
`
