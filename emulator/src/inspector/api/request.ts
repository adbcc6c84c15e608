import { forgetToken, readToken } from '../token'

/** An answer that is no success, with the emulator's own words. */
class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message)
    this.name = 'ApiError'
  }
}

/** Dispatched on `window` when the emulator refuses the token: the page asks for another. */
export const TOKEN_REFUSED = 'token-refused'

/**
 * One request to an admin route, `path` below `/_`.
 *
 * @throws ApiError when the emulator refuses or cannot be reached
 */
export async function send(path: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(`/_${path}`, {
    ...init,
    headers: { authorization: `Bearer ${readToken() ?? ''}` },
  }).catch(() => {
    throw new ApiError(0, 'UNREACHABLE', 'The emulator does not answer. Is it still running?')
  })
  if (response.ok) return response
  if (response.status === 401) {
    forgetToken()
    dispatchEvent(new Event(TOKEN_REFUSED))
  }
  throw await readError(response)
}

export async function get(path: string): Promise<unknown> {
  return (await send(path)).json()
}

export async function post(path: string, body: object = {}): Promise<unknown> {
  return (await send(path, { method: 'POST', body: JSON.stringify(body) })).json()
}

/** Text of anything thrown, for people. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Hands bytes to the browser as a download. */
export async function download(path: string, name: string): Promise<void> {
  const url = URL.createObjectURL(await (await send(path)).blob())
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  URL.revokeObjectURL(url)
}

async function readError(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => ({}))
  const { code, message } = body as { code?: string; message?: string }
  return new ApiError(
    response.status,
    code ?? 'UNKNOWN',
    message ?? `the emulator answered ${response.status}`,
  )
}
