/** Who may look people up, and look at 周桂兰 of 锦绣社区. A cell is what the call comes to. */
export const gridDeskRoles = `
                     wish daug neig repr clai secr lead othB memb unit grid comm comS subd admi outs forV forB forS stra nobo
  grid.desk.search    f    f    f    f    f    +    f    f    f    f    +    +    +    +    +    f    f    +    +    j    u
  grid.desk.person    f    f    f    f    f    f    f    f    f    f    +    +    +    f    f    f    f    f    n    j    u
  grid.desk.watchers  +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    j    u
`
