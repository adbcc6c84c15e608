import { AppError } from './errors'

/** A state of a case. `due` names the time (see `Times`) after which `onDue` is done by the clock. */
export interface StateRule<Action extends string, Time extends string> {
  readonly label: string
  /** A final state has no way out. */
  readonly final?: boolean
  readonly due?: Time
  readonly onDue?: Action
}

/** One thing that a party may do to a case. */
export interface Step<State extends string, Party extends string> {
  readonly label: string
  readonly from: readonly State[]
  /** `same`: an entry on the track that leaves the case where it is. */
  readonly to: State | 'same'
  readonly by: readonly Party[]
  /** Whoever is one of these parties may not do it, whatever else they are. */
  readonly notBy?: readonly Party[]
  /** Fields that must be given. */
  readonly requires?: readonly string[]
  /** The running deadline goes on instead of starting anew. */
  readonly keepsDue?: boolean
}

export interface Workflow<
  State extends string,
  Action extends string,
  Party extends string,
  Time extends string = string,
> {
  readonly initial: NoInfer<State>
  readonly states: { readonly [S in State]: StateRule<NoInfer<Action>, Time> }
  readonly steps: { readonly [A in Action]: Step<NoInfer<State>, Party> }
}

/** Types a table of states and steps; the table is data, nothing runs in it. */
export const defineWorkflow =
  <Party extends string, Time extends string>() =>
  <const State extends string, const Action extends string>(table: Workflow<State, Action, Party, Time>) =>
    table

const mayDo = <S extends string, P extends string>(step: Step<S, P>, parties: readonly P[]): boolean =>
  step.by.some((party) => parties.includes(party)) && !step.notBy?.some((party) => parties.includes(party))

/** The buttons to draw. Client and server ask the same question of the same table. */
export function actionsFor<S extends string, A extends string, P extends string, T extends string>(
  table: Workflow<S, A, P, T>,
  state: S,
  parties: readonly P[],
): A[] {
  const actions = Object.keys(table.steps) as A[]
  return actions.filter(
    (action) => table.steps[action].from.includes(state) && mayDo(table.steps[action], parties),
  )
}

export interface Attempt<S extends string, A extends string, P extends string, T extends string> {
  readonly table: Workflow<S, A, P, T>
  readonly state: S
  readonly action: A
  /** The parties that the actor is to this case. */
  readonly parties: readonly P[]
  readonly given: { readonly [field: string]: unknown }
  /** How long each named time is, in milliseconds. */
  readonly times: { readonly [time in T]: number }
  /** The deadline running now, epoch milliseconds. */
  readonly dueAt: number | null
  /** Epoch milliseconds. */
  readonly now: number
}

export interface Moved<S extends string> {
  readonly from: S
  readonly to: S
  readonly dueAt: number | null
}

/**
 * Decides whether a step may be taken and where it leads; touches nothing.
 * Throws `forbidden` (not a party to it), `conflict` (not from this state), `invalid` (a field is missing) –
 * in this order, so that whoever has no right learns nothing of the state.
 */
export function move<S extends string, A extends string, P extends string, T extends string>(
  attempt: Attempt<S, A, P, T>,
): Moved<S> {
  const { table, state, action } = attempt
  const step = table.steps[action]
  if (!mayDo(step, attempt.parties)) throw new AppError('forbidden')
  if (!step.from.includes(state)) throw new AppError('conflict')
  const missing = (step.requires ?? []).filter((field) => isBlank(attempt.given[field]))
  if (missing.length > 0) {
    throw new AppError('invalid', { fields: Object.fromEntries(missing.map((field) => [field, '请填写'])) })
  }
  const to = step.to === 'same' ? state : step.to
  return { from: state, to, dueAt: dueAfter(attempt, step, to) }
}

function dueAfter<S extends string, A extends string, P extends string, T extends string>(
  { table, times, dueAt, now }: Attempt<S, A, P, T>,
  step: Step<S, P>,
  to: S,
): number | null {
  if (step.to === 'same' || step.keepsDue) return dueAt
  const time = table.states[to].due
  return time === undefined ? null : now + times[time]
}

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
