/** Who sees and changes the tree of 锦绣社区 and its posts. A cell is what the call comes to. */
export const treeRoles = `
                      wish daug neig repr clai secr lead othB memb unit grid comm comS subd admi outs forV forB forS stra nobo
  grid.tree.get        f    f    f    f    f    +    f    f    f    f    +    +    +    +    +    f    f    n    n    j    u
  grid.tree.at         f    f    f    f    f    +    f    f    f    f    +    +    +    +    +    f    f    n    n    j    u
  grid.tree.figures    f    f    f    f    f    +    f    f    f    f    +    +    +    +    +    f    f    n    n    j    u
  grid.tree.plans      f    f    f    f    f    +    f    f    f    f    +    +    +    +    +    f    f    +    +    j    u
  grid.tree.preview    f    f    f    f    f    f    f    f    f    f    f    f    +    f    +    f    f    f    n    j    u
  grid.tree.create     f    f    f    f    f    f    f    f    f    f    f    f    +    f    +    f    f    f    n    j    u
  grid.tree.rename     f    f    f    f    f    f    f    f    f    f    f    f    +    f    +    f    f    f    n    j    u
  grid.tree.close      f    f    f    f    f    f    f    f    f    f    f    f    +    f    +    f    f    f    n    j    u
  grid.tree.split      f    f    f    f    f    f    f    f    f    f    f    f    +    f    +    f    f    f    n    j    u
  grid.tree.merge      f    f    f    f    f    f    f    f    f    f    f    f    +    f    +    f    f    f    n    j    u
  grid.tree.outline    f    f    f    f    f    f    f    f    f    f    f    f    +    f    +    f    f    f    n    j    u
  grid.tree.cancel     f    f    f    f    f    f    f    f    f    f    f    f    +    f    +    f    f    f    n    j    u
  grid.post.history    f    f    f    f    f    +    f    f    f    f    +    +    +    +    +    f    f    n    n    j    u
  grid.post.appoint    f    f    f    f    f    f    f    f    f    f    f    f    +    f    +    f    f    f    n    j    u
  grid.post.deputise   f    f    f    f    f    f    f    f    f    f    f    f    +    f    +    f    f    f    n    j    u
  grid.post.end        f    f    f    f    f    f    f    f    f    f    f    f    +    f    +    f    f    f    n    j    u
  grid.post.handOver   f    f    f    f    f    f    f    f    f    f    f    f    +    f    +    f    f    f    n    j    u
`
