import { ServiceError } from './types'

const FULL = ['ENOSPC', 'EDQUOT']

/** An error of the file system as people are told of it: a full disk in words, any other unchanged. */
export function describeDiskError(thrown: unknown): Error {
  const error = thrown as NodeJS.ErrnoException
  return FULL.includes(error.code ?? '')
    ? new ServiceError('SYS_ERR', 'the disk is full; nothing was written')
    : error
}
