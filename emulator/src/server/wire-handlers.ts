import type { Database } from '../types'
import { ServiceError } from '../types'
import type { FunctionsHost } from '../functions/host'
import { textOf } from './body'
import type { WireHandler } from './wire'

/** `database.*`: handed to the database engine as it came. */
export function databaseHandler(database: Database): WireHandler {
  return async ({ action, body, operation }) => {
    const { data, transactionId, plan } = await database.execute(action, body)
    operation.plan = plan
    return transactionId === undefined ? { data } : { data, transactionId }
  }
}

/**
 * `functions.invokeFunction`: a function calls another. The person stays the same and the source grows by
 * `scf`, as in "wx_client,scf".
 */
export function functionsHandler(functions: FunctionsHost): WireHandler {
  return async ({ action, body, invocation }) => {
    if (action !== 'functions.invokeFunction')
      throw new ServiceError('INVALID_PARAM', `unknown action ${action}`)
    const { outcome } = await functions.invoke({
      name: textOf(body['function_name']),
      event: textOf(body['request_data']) || '{}',
      caller: invocation
        ? { source: `${invocation.caller.source},scf`, openid: invocation.caller.openid }
        : { source: 'scf' },
      parentId: invocation?.requestId,
    })
    if (!outcome.ok) throw new ServiceError(outcome.code, outcome.message)
    return { data: { response_data: outcome.json } }
  }
}
