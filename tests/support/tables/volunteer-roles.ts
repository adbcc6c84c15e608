/**
 * Who offers themselves as a volunteer and who decides. `memb` and `forV` are volunteers already; by the time they want
 * to leave, `clai`, `secr`, `lead`, `memb` and `unit` lead wishes that are under way. A cell is what the call comes to.
 */
export const volunteerRolesTable = `
                                 wish daug neig repr clai secr lead othB memb unit grid comm comS subd admi outs forV forB forS stra nobo
  identity.volunteer.mine        +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    j    u
  identity.volunteer.apply       +    +    +    +    +    +    +    +    c    +    +    +    +    +    +    +    c    +    +    j    u
  identity.volunteer.change      +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    j    u
  identity.volunteer.leave       +    +    +    +    c    c    c    +    c    c    +    +    +    +    +    +    +    +    +    j    u
  identity.volunteer.queue       f    f    f    f    f    f    f    f    f    f    f    +    +    f    f    f    f    f    +    j    u
  identity.volunteer.approve     f    f    f    f    f    f    f    f    f    f    f    +    +    f    f    f    f    f    n    j    u
  identity.volunteer.refuse      f    f    f    f    f    f    f    f    f    f    f    +    +    f    f    f    f    f    n    j    u
  identity.volunteer.dismiss     f    f    f    f    f    f    f    f    f    f    f    +    +    f    f    f    f    f    n    j    u
  identity.volunteer.members     f    f    f    f    f    +    f    f    f    f    f    +    +    f    f    f    f    +    +    j    u
  identity.volunteer.member      f    f    f    f    f    +    f    f    f    f    f    +    +    f    f    f    f    n    n    j    u
  identity.volunteer.units       f    f    f    f    f    +    f    f    f    f    f    +    +    f    f    f    f    +    +    j    u
  identity.volunteer.membership  f    f    f    f    f    +    f    f    f    f    f    +    +    f    f    f    f    n    n    j    u
`
