import type { FunctionDefinition } from './catalog'
import type { Invocation } from './invocations'
import type { InvokeMessage } from './messages'

/** Facts about the emulated environment that functions see. */
export interface CloudEnvironment {
  readonly envId: string
  readonly appId: string
  /** Where the SDK sends its requests, for example `http://127.0.0.1:9000/admin`. */
  readonly adminUrl: string
  /** Variables the project gives its functions. */
  readonly functionEnv: { readonly [name: string]: string }
}

const CONTEXT_KEYS = 'WX_OPENID,WX_APPID,WX_CLIENTIP,WX_API_TOKEN,WX_TRIGGER_API_TOKEN_V0'

/**
 * Variables every worker of a function starts with. Nothing of the host's own environment is in it.
 *
 * `TENCENTCLOUD=true` answers the SDK's question "am I in the cloud?" without its 30 ms look-up of a
 * metadata host on the first request; unlike TENCENTCLOUD_RUNENV=SCF it leaves keep-alive on.
 */
export function workerEnvironment(
  cloud: CloudEnvironment,
  definition: FunctionDefinition,
): NodeJS.Dict<string> {
  return {
    // Cloud functions run in UTC unless the project sets TZ.
    TZ: 'UTC',
    ...cloud.functionEnv,
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: cloud.adminUrl }),
    TENCENTCLOUD: 'true',
    TENCENTCLOUD_SECRETID: 'emulator',
    TENCENTCLOUD_SECRETKEY: 'emulator',
    SCF_NAMESPACE: cloud.envId,
    SCF_FUNCTIONNAME: definition.name,
    SILENCE: 'true',
    WX_CONTEXT_KEYS: CONTEXT_KEYS,
  }
}

/** Variables of one invocation: who calls, from where, and the token that names the invocation. */
export function invocationEnvironment(
  cloud: CloudEnvironment,
  { caller, token }: Invocation,
): InvokeMessage['env'] {
  const isPerson = caller.openid !== undefined
  return {
    WX_OPENID: caller.openid ?? null,
    WX_APPID: isPerson ? cloud.appId : null,
    WX_CLIENTIP: isPerson ? '127.0.0.1' : null,
    WX_API_TOKEN: token,
    WX_TRIGGER_API_TOKEN_V0: caller.timer ? token : null,
    TRIGGER_SRC: caller.timer ? 'timer' : null,
    TCB_SOURCE: caller.source,
  }
}

/**
 * The second argument of `main`, in the field names of the platform. `environ` and `environment` hold the
 * project's variables and those of the call, in the old and the new form that the SDK's parseContext reads.
 */
export function invocationContext(
  cloud: CloudEnvironment,
  { name, memoryMb, timeoutMs }: FunctionDefinition,
  invocation: Invocation,
): { readonly [name: string]: unknown } {
  const ofCall = Object.entries(invocationEnvironment(cloud, invocation)).filter(
    ([, value]) => value !== null,
  )
  const variables = { ...cloud.functionEnv, ...Object.fromEntries(ofCall) }
  return {
    callbackWaitsForEmptyEventLoop: false,
    request_id: invocation.requestId,
    function_name: name,
    function_version: '$LATEST',
    namespace: cloud.envId,
    memory_limit_in_mb: memoryMb,
    time_limit_in_ms: timeoutMs,
    environ: Object.entries(variables)
      .map(([key, value]) => `${key}=${String(value)}`)
      .join(';'),
    environment: JSON.stringify(variables),
  }
}
