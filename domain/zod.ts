import * as z from 'zod'

// WeChat refuses `new Function`; zod must know before the first object schema is built.
z.config({ jitless: true })

export * from 'zod'
