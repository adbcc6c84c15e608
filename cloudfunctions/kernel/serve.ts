import { AppError, messages, type Failure, type Reply } from '../../domain/errors'
import { mustAgree } from '../../domain/identity/consent'
import type { Person } from '../../domain/identity/person'
import { isProcedure, type Contract, type Handlers, type Procedure } from '../../domain/procedure'
import * as z from '../../domain/zod'
import { actorOf, isAllowed, loadPeople } from './actor'
import type { Context, Visit } from './context'
import { digestOf, newRequestId } from './ids'

type Handler = (input: unknown, context: Context | Visit) => Promise<unknown>

/** A feature as it is served: what it promises, and what keeps the promise. */
interface Feature<C> {
  readonly contract: C
  readonly handlers: Handlers<C, Context, Visit>
}

/** One loader per feature: its schemas and its code are made when it is first called, which keeps cold starts short. */
export type Features<C> = { readonly [F in keyof C]: () => Promise<Feature<C[F]>> }

const envelope = z.strictObject({
  path: z.string(),
  input: z.unknown(),
  key: z
    .string()
    .regex(/^[\w-]{16,64}$/, '操作编号不对')
    .optional(),
})

/**
 * Answers one call of the `api` function. Whatever goes wrong becomes a code and a sentence here, once;
 * the cause of an unexpected error goes to the log under the request id that the person is shown.
 */
export function serve<C>(features: Features<C>) {
  return async (event: unknown, openid: string | undefined): Promise<Reply> => {
    const requestId = newRequestId()
    try {
      const call = parse(envelope, event)
      const route = await routeOf(features, call.path)
      if (!route) throw new AppError('not_found', { message: '没有这个操作' })
      if (!openid) throw new AppError('unauthenticated')
      const { procedure, handler } = route
      const input = parse(procedure.input, call.input)
      const context = await contextOf({ ...call, input, procedure, openid })
      return { ok: true, data: procedure.output.parse(await handler(input, context)) }
    } catch (error) {
      return failureOf(error, requestId)
    }
  }
}

interface Call {
  readonly path: string
  readonly key?: string | undefined
  readonly input: unknown
  readonly procedure: Procedure
  readonly openid: string
}

async function contextOf({ path, key, input, procedure, openid }: Call): Promise<Context | Visit> {
  if (procedure.kind === 'command' && key === undefined) {
    throw new AppError('invalid', { fields: { key: '缺少操作编号' } })
  }
  const fields = procedure.persons ?? []
  const ids = fields.map((field) => idAt(input, field))
  const now = Date.now()
  const { known, others } = await loadPeople(
    openid,
    ids.filter((id) => id !== ''),
  )
  const persons = Object.fromEntries(
    fields.map((field, at) => [field, others.find(({ _id }) => _id === ids[at])]),
  )
  const call = { openid, persons, now, key: key ?? '', digest: key ? digestOf(path, input) : '' }
  if (procedure.access === 'anyone') {
    refuseWithoutConsent(procedure, known)
    return { ...call, known }
  }
  const actor = actorOf(known, now)
  if (!isAllowed(procedure.access, actor)) throw new AppError('forbidden')
  refuseWithoutConsent(procedure, actor.person)
  return { ...call, actor }
}

/** The id that a field of the input names, `for.subject` in a part of it; empty where it names nobody. */
function idAt(input: unknown, field: string): string {
  const named = field
    .split('.')
    .reduce(
      (part: unknown, name) => (part as { readonly [name: string]: unknown } | undefined)?.[name],
      input,
    )
  return typeof named === 'string' ? named : ''
}

/** Whoever is known changes nothing before they have agreed to the text about personal data as it now is. */
function refuseWithoutConsent({ kind, withoutConsent }: Procedure, known: Person | null): void {
  const isOpen = kind === 'query' || withoutConsent === true || known === null
  if (!isOpen && mustAgree(known)) throw new AppError('consent_needed')
}

interface Route {
  readonly procedure: Procedure
  readonly handler: Handler
}

/** What a dotted path leads to; null: nothing. */
async function routeOf<C>(features: Features<C>, path: string): Promise<Route | null> {
  const [name = '', ...names] = path.split('.')
  if (!Object.hasOwn(features, name)) return null
  const { contract, handlers } = await features[name as keyof C]()
  const procedure = procedureAt(contract as Contract, names)
  const handler = names.reduce<unknown>((node, part) => (node as Contract | undefined)?.[part], handlers)
  return procedure && { procedure, handler: handler as Handler }
}

function procedureAt(contract: Contract, names: readonly string[]): Procedure | null {
  let node: Procedure | Contract | undefined = contract
  for (const name of names) {
    if (node === undefined || isProcedure(node)) return null
    node = Object.hasOwn(node, name) ? node[name] : undefined
  }
  return node !== undefined && isProcedure(node) ? node : null
}

function parse<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw new AppError('invalid', { fields: fieldsOf(result.error.issues) })
}

/** zod speaks English where a schema gives no sentence of its own; people read Chinese. */
const sentenceOf = ({ message }: { message: string }): string =>
  /[\u4e00-\u9fff]/.test(message) ? message : '填写不对'

const fieldsOf = (issues: readonly z.core.$ZodIssue[]): Record<string, string> =>
  Object.fromEntries(
    issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((name) => [[...issue.path, name].join('.'), '没有这一项'])
        : [[issue.path.join('.'), sentenceOf(issue)]],
    ),
  )

function failureOf(error: unknown, requestId: string): Failure {
  if (error instanceof AppError) {
    const { code, message, fields } = error
    return { ok: false, code, message, requestId, ...(Object.keys(fields).length > 0 && { fields }) }
  }
  console.error(requestId, error)
  return { ok: false, code: 'internal', message: messages.internal, requestId }
}
