/**
 * What each may see and change of what is known of them, and who gets to see a number. Everybody has a wish under way,
 * or a post, by the time they ask to be erased. A cell is what the call comes to.
 */
export const privacyRoles = `
                                     wish daug neig repr clai secr lead othB memb unit grid comm comS subd admi outs forV forB forS stra nobo
  identity.privacy.agree              +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    j    u
  identity.privacy.looks              +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    j    u
  identity.privacy.mine               +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    j    u
  identity.privacy.correct            +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    j    u
  identity.privacy.erase              c    c    c    c    c    c    c    c    c    c    c    c    c    c    c    c    c    c    c    j    u
  identity.privacy.reveal             f    f    f    f    f    f    f    f    f    f    +    +    +    f    f    f    f    f    n    j    u
  identity.privacy.answerCorrection   f    f    f    f    f    f    f    f    f    f    +    +    +    f    f    f    f    f    n    j    u
  identity.twin.merge                 f    f    f    f    f    f    f    f    f    f    +    +    +    f    f    f    f    f    n    j    u
  identity.twin.keepApart             f    f    f    f    f    f    f    f    f    f    +    +    +    f    f    f    f    f    n    j    u
  identity.privacy.retention          f    f    f    f    f    f    f    f    f    f    f    f    f    f    +    f    f    f    f    j    u
`
