import type { ErrorCode } from './errors'
import type { Role } from './roles'
import type * as z from './zod'

export type Kind = 'query' | 'command'
/** `person`: anyone who is known in the system; a list of roles: whoever holds one of these posts today. */
export type Access = 'person' | readonly Role[]

export interface Procedure<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly kind: Kind
  /** One line for the docs: what it does. */
  readonly title: string
  readonly access: Access
  /** Codes it may answer besides those that every procedure may (`commonErrors`). */
  readonly errors: readonly ErrorCode[]
  /** Input fields that name a person; these are loaded together with the actor, in one look-up. */
  readonly persons?: readonly string[]
  readonly input: I
  readonly output: O
}
export type Contract = { readonly [name: string]: Procedure | Contract }

/** Codes that the seam itself answers, for any procedure. */
export const commonErrors = ['unauthenticated', 'not_joined', 'forbidden', 'invalid', 'internal'] as const

type Declared<I extends z.ZodType, O extends z.ZodType> = Omit<Procedure<I, O>, 'kind' | 'errors'> & {
  readonly errors?: readonly ErrorCode[]
}

/** Declares a procedure that reads. */
export const query = <I extends z.ZodType, O extends z.ZodType>(
  declared: Declared<I, O>,
): Procedure<I, O> => ({
  errors: [],
  ...declared,
  kind: 'query',
})

/** Declares a procedure that writes; its calls carry an idempotency key. */
export const command = <I extends z.ZodType, O extends z.ZodType>(
  declared: Declared<I, O>,
): Procedure<I, O> => ({
  ...declared,
  kind: 'command',
  errors: ['key_reused', ...(declared.errors ?? [])],
})

interface CallOptions {
  /** Idempotency key of a command, kept with its draft; a fresh one is made when absent. */
  readonly key?: string
}

/** What the caller sees. */
export type Client<C> = {
  [K in keyof C]: C[K] extends Procedure<infer I, infer O>
    ? (input: z.input<I>, options?: CallOptions) => Promise<z.output<O>>
    : Client<C[K]>
}

/** What the server must supply: one handler for each procedure, no more and no fewer. */
export type Handlers<C, Context> = {
  [K in keyof C]: C[K] extends Procedure<infer I, infer O>
    ? (input: z.output<I>, context: Context) => Promise<z.input<O>>
    : Handlers<C[K], Context>
}

export const isProcedure = (node: Procedure | Contract): node is Procedure =>
  typeof (node as Procedure).kind === 'string'

/** Every procedure of a contract with its dotted path, in order of declaration. */
export const procedures = (contract: Contract, prefix = ''): (readonly [string, Procedure])[] =>
  Object.entries(contract).flatMap(([name, node]) =>
    isProcedure(node) ? [[prefix + name, node] as const] : procedures(node, `${prefix}${name}.`),
  )
