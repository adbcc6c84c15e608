/** Who keeps the roster of 锦绣社区. A file is taken from whoever uploaded it; an administrator says which community. */
export const rosterRolesTable = `
                         wish daug neig repr clai secr lead othB memb unit grid comm comS subd admi outs forV forB forS stra nobo
  grid.roster.template   f    f    f    f    f    f    f    f    f    f    f    +    +    f    +    f    f    f    +    j    u
  grid.roster.communities f    f    f    f    f    f    f    f    f    f    f    +    +    f    +    f    f    f    +    j    u
  grid.roster.begin      f    f    f    f    f    f    f    f    f    f    f    +    i    f    i    f    f    f    i    j    u
  grid.roster.map        f    f    f    f    f    f    f    f    f    f    f    +    +    f    +    f    f    f    n    j    u
  grid.roster.advance    f    f    f    f    f    f    f    f    f    f    f    +    +    f    +    f    f    f    n    j    u
  grid.roster.preview    f    f    f    f    f    f    f    f    f    f    f    +    +    f    +    f    f    f    n    j    u
  grid.roster.decide     f    f    f    f    f    f    f    f    f    f    f    +    +    f    +    f    f    f    n    j    u
  grid.roster.apply      f    f    f    f    f    f    f    f    f    f    f    +    +    f    +    f    f    f    n    j    u
  grid.roster.undo       f    f    f    f    f    f    f    f    f    f    f    +    +    f    +    f    f    f    n    j    u
  grid.roster.list       f    f    f    f    f    f    f    f    f    f    f    +    +    f    +    f    f    f    +    j    u
  grid.roster.errors     f    f    f    f    f    f    f    f    f    f    f    +    +    f    +    f    f    f    n    j    u
  grid.roster.export     f    f    f    f    f    f    f    f    f    f    f    +    +    f    i    f    f    f    +    j    u
  grid.roster.exported   f    f    f    f    f    f    f    f    f    f    f    +    n    f    n    f    f    f    n    j    u
`
