import type { ErrorCode } from './errors'
import type { Role } from './roles'
import type * as z from './zod'

export type Kind = 'query' | 'command'
/**
 * `anyone`: whoever opens the program, known to it or not; `person`: whoever lives here, their home verified;
 * a list of roles: whoever of these holds one of these posts today.
 */
export type Access = 'anyone' | 'person' | readonly Role[]

/**
 * What a call can reach at all; the handler decides within it. `open`: what every visitor may know; `self`: the
 * caller, their household and those they act for; `audience`: what was published to where they live; `case`: cases
 * they have a part in or look after; `org`: what lies under the org of their post.
 */
export const scopes = ['open', 'self', 'audience', 'case', 'org'] as const
export type Scope = (typeof scopes)[number]

export interface Procedure<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  A extends Access = Access,
> {
  readonly kind: Kind
  /** One line for the docs: what it does. */
  readonly title: string
  readonly access: A
  readonly scope: Scope
  /** Codes it may answer besides those that every procedure may (`commonErrors`). */
  readonly errors: readonly ErrorCode[]
  /** Input fields that name a person; these are loaded together with the actor, in one look-up. */
  readonly persons?: readonly string[]
  /** A command open to those who have not agreed to the text about personal data: agreeing, joining, leaving. */
  readonly withoutConsent?: true
  readonly input: I
  readonly output: O
}
/** Procedures, or what is known of them, by name; a group of them is named as well. */
export interface Named<P> {
  readonly [name: string]: P | Named<P>
}
export type Contract = Named<Procedure>

/** What a caller needs to know of a procedure before it calls: no schema, so that a phone builds none as it starts. */
export type Brief = Pick<Procedure, 'kind' | 'access'>
/** A contract in brief, name by name. */
export type BriefOf<C> = { readonly [K in keyof C]: C[K] extends Procedure ? Brief : BriefOf<C[K]> }

/** Codes that the seam itself answers, for any procedure. */
export const commonErrors = [
  'unauthenticated',
  'not_joined',
  'unverified',
  'consent_needed',
  'forbidden',
  'invalid',
  'internal',
] as const

type Declared<I extends z.ZodType, O extends z.ZodType, A extends Access> = Omit<
  Procedure<I, O, A>,
  'kind' | 'errors'
> & {
  readonly errors?: readonly ErrorCode[]
}

/** Declares a procedure that reads. */
export const query = <I extends z.ZodType, O extends z.ZodType, const A extends Access>(
  declared: Declared<I, O, A>,
): Procedure<I, O, A> => ({
  errors: [],
  ...declared,
  kind: 'query',
})

/** Declares a procedure that writes; its calls carry an idempotency key. */
export const command = <I extends z.ZodType, O extends z.ZodType, const A extends Access>(
  declared: Declared<I, O, A>,
): Procedure<I, O, A> => ({
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

/**
 * What the server must supply: one handler for each procedure, no more and no fewer. A procedure that is open to
 * anyone is handed a `Visit`, every other a `Context` with the person who calls.
 */
export type Handlers<C, Context, Visit = Context> = {
  [K in keyof C]: C[K] extends Procedure<infer I, infer O, infer A>
    ? (input: z.output<I>, context: A extends 'anyone' ? Visit : Context) => Promise<z.input<O>>
    : Handlers<C[K], Context, Visit>
}

export const isProcedure = <P extends Brief>(node: P | Named<P>): node is P => typeof node.kind === 'string'

/** Whatever a contract holds, whole or in brief, with its dotted path, in order of declaration. */
const namedIn = <P extends Brief>(named: Named<P>, prefix = ''): (readonly [string, P])[] =>
  Object.entries(named).flatMap(([name, node]) =>
    isProcedure(node) ? [[prefix + name, node] as const] : namedIn(node, `${prefix}${name}.`),
  )

/** Every procedure of a contract with its path. */
export const procedures = (contract: Contract) => namedIn<Procedure>(contract)

/** The same of a contract in brief. */
export const briefs = (brief: Named<Brief>) => namedIn<Brief>(brief)
