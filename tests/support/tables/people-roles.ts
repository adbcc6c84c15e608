/** Who verifies and moves people of 一网格 in 锦绣社区. */
export const peopleRolesTable = `
                         wish daug neig repr clai secr lead othB memb unit grid comm comS subd admi outs forV forB forS stra nobo
  grid.people.queue      f    f    f    f    f    f    f    f    f    f    +    +    +    f    f    f    f    f    +    j    u
  grid.people.corrections f   f    f    f    f    f    f    f    f    f    +    +    +    f    f    f    f    f    +    j    u
  grid.people.verify     f    f    f    f    f    f    f    f    f    f    +    +    +    f    f    f    f    f    n    j    u
  grid.people.refuse     f    f    f    f    f    f    f    f    f    f    +    +    +    f    f    f    f    f    n    j    u
  grid.people.call       f    f    f    f    f    f    f    f    f    f    +    +    +    f    f    f    f    f    n    j    u
  grid.people.moveOut    f    f    f    f    f    f    f    f    f    f    +    +    +    f    f    f    f    f    n    j    u
  grid.people.represent  f    f    f    f    f    f    f    f    f    f    +    +    +    f    f    f    f    f    n    j    u
  grid.people.add        f    f    f    f    f    f    f    f    f    f    +    +    +    f    f    f    f    f    n    j    u
  grid.people.change     f    f    f    f    f    f    f    f    f    f    +    +    +    f    f    f    f    f    n    j    u
`
