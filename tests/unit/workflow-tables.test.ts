import { AppError } from '../../domain/errors'
import { actionsFor, move, type Workflow } from '../../domain/workflow'
import { wishWorkflow } from '../../domain/wish/workflow'

/** Every table of the program; a new case type is added here and gets all of these tests. */
const tables: Record<string, Workflow<string, string, string>> = { wish: wishWorkflow }

describe.each(Object.entries(tables))('the %s table', (_, table) => {
  const states = Object.keys(table.states)
  const actions = Object.keys(table.steps)
  const step = (action: string): Step => known(table.steps[action])
  const leadsTo = (from: string): string[] =>
    actions.filter((action) => step(action).from.includes(from)).map((action) => step(action).to)

  test('every state can be reached from the initial one', () => {
    const reached = new Set([table.initial])
    for (let size = 0; size < reached.size;) {
      size = reached.size
      for (const state of [...reached]) leadsTo(state).forEach((to) => to !== 'same' && reached.add(to))
    }
    expect([...reached].sort()).toEqual([...states].sort())
  })

  test('a state is final exactly when nothing leads out of it', () => {
    for (const state of states) {
      const hasWayOut = leadsTo(state).some((to) => to !== 'same' && to !== state)
      expect({ state, final: known(table.states[state]).final ?? false }).toEqual({
        state,
        final: !hasWayOut,
      })
    }
  })

  test('whatever the clock does when a state is due, the clock may do from that state', () => {
    for (const [state, { due, onDue }] of Object.entries(table.states)) {
      if (onDue === undefined) continue
      expect({ state, due: typeof due }).toEqual({ state, due: 'string' })
      expect(step(onDue).from).toContain(state)
      expect(step(onDue).by).toEqual(['clock'])
    }
  })

  test('every state × action × party either moves or refuses with the code that the table says', () => {
    const parties = [
      ...new Set(actions.flatMap((action) => [...step(action).by, ...(step(action).notBy ?? [])])),
    ]
    const times = Object.fromEntries(Object.values(table.states).map(({ due }) => [due ?? '', 1000]))
    for (const state of states) {
      for (const action of actions) {
        for (const party of parties) {
          const rule = step(action)
          const given = Object.fromEntries((rule.requires ?? []).map((field) => [field, 'x']))
          const attempt = { table, state, action, parties: [party], given, times, dueAt: 5, now: 1000 }
          expect(outcome(() => move(attempt).to)).toBe(expectation(rule, state, party))
        }
      }
    }
  })

  test('a required field that is missing, blank or empty is named', () => {
    for (const action of actions) {
      const rule = step(action)
      for (const field of rule.requires ?? []) {
        for (const blank of [undefined, null, '', []]) {
          const others = Object.fromEntries((rule.requires ?? []).map((name) => [name, 'x']))
          const attempt = {
            table,
            state: known(rule.from[0]),
            action,
            parties: [known(rule.by[0])],
            given: { ...others, [field]: blank },
            times: {},
            dueAt: null,
            now: 0,
          }
          expect(() => move(attempt)).toThrow(refusal('invalid', { fields: { [field]: '请填写' } }))
        }
      }
    }
  })

  test('the buttons drawn are exactly the moves that are allowed', () => {
    const parties = [...new Set(actions.flatMap((action) => step(action).by))]
    for (const state of states) {
      for (const party of parties) {
        const allowed = actions.filter((action) => expectation(step(action), state, party).startsWith('→'))
        expect(actionsFor(table, state, [party])).toEqual(allowed)
      }
    }
  })
})

/** An AppError of a code, as jest compares it. */
const refusal = (code: string, more: object = {}): Error =>
  expect.objectContaining({ code, ...more }) as Error

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the table has no such entry')
  return value
}

type Step = Workflow<string, string, string>['steps'][string]

function expectation(rule: Step, state: string, party: string): string {
  if (!rule.by.includes(party) || rule.notBy?.includes(party)) return 'forbidden'
  if (!rule.from.includes(state)) return 'conflict'
  return `→${rule.to === 'same' ? state : rule.to}`
}

function outcome(attempt: () => string): string {
  try {
    return `→${attempt()}`
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

describe('deadlines', () => {
  const base = {
    table: wishWorkflow,
    given: { note: 'x' },
    times: { review: 1, changes: 2, branch: 3, claim: 40, confirm: 5 },
    now: 1000,
    dueAt: 77,
  } as const

  test('a state starts its own time', () => {
    expect(move({ ...base, state: 'open', action: 'claim', parties: ['branch'] }).dueAt).toBe(1040)
  })
  test('a step that stays, or goes on, keeps the time that runs', () => {
    expect(move({ ...base, state: 'claimed', action: 'remind', parties: ['clock'] }).dueAt).toBe(77)
    expect(move({ ...base, state: 'claimed', action: 'start', parties: ['claimer'] }).dueAt).toBe(77)
  })
  test('a state without a time has none', () => {
    expect(move({ ...base, state: 'confirming', action: 'confirm', parties: ['wisher'] }).dueAt).toBeNull()
  })
  test('a claimer who is also the wisher’s proxy confirms nothing', () => {
    const attempt = {
      ...base,
      state: 'confirming',
      action: 'confirm',
      parties: ['proxy', 'claimer'],
    } as const
    expect(() => move(attempt)).toThrow(refusal('forbidden'))
  })
})
