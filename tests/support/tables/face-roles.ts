/** Anybody who is known may say how they want to be shown, and nobody for anybody else. A cell is what the call comes to. */
export const faceRoles = `
                       wish daug neig repr clai secr lead othB memb unit grid comm comS subd admi outs forV forB forS stra nobo
  identity.face.mine    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    j    u
  identity.face.save    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    j    u
`
