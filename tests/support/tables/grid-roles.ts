/** What each may do to tree, posts and people of 锦绣社区. A cell is what the call comes to. */
export const gridRoles = `
                     wish daug neig repr clai secr lead othB memb unit grid comm comS subd admi outs forV forB forS stra nobo

`
