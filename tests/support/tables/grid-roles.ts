/** Who makes and prints the codes at doors of 锦绣社区. A cell is what the call comes to. */
export const gridRoles = `
                    wish daug neig repr clai secr lead othB memb unit grid comm comS subd admi outs forV forB forS stra nobo
  grid.codes.list    f    f    f    f    f    f    f    f    f    f    +    +    +    f    +    f    f    f    n    j    u
  grid.codes.make    f    f    f    f    f    f    f    f    f    f    +    +    +    f    +    f    f    f    n    j    u
`
