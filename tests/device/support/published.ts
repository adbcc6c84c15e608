import { join } from 'node:path'

/** The program as it is published. */
export const published = join(__dirname, '..', '..', '..', 'dist', 'weapp')
