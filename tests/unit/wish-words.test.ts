import { DAY, HOUR } from '@domain/case'
import type { WishDetail } from '@domain/wish/schemas'
import { buttonLabel, isPressing, orderedActions } from '@/features/wish/logic/actions'
import { caseCsv, nextSort, sortedCases } from '@/features/wish/logic/case-table'
import { toCsv } from '@/features/wish/logic/csv'
import { dayOf } from '@/components/days'
import { endOfDay, sinceOf } from '@/features/wish/logic/days'
import { checkEvidence, emptyEvidence } from '@/features/wish/logic/evidence-form'
import { byKind, byPhase, byScope, type Count } from '@/features/wish/logic/figures'
import { headlineOf } from '@/features/wish/logic/headline'
import { publicPreview } from '@/features/wish/logic/preview'
import { deskTrackOf, trackOf } from '@/features/wish/logic/track'
import { checkSubmit, emptyForm } from '@/features/wish/logic/wish-form'

/** 22 November 2026, 15:00 in China. */
const now = Date.parse('2026-11-22T15:00:00+08:00')

const fulfilled: WishDetail['events'][number] = {
  id: '2',
  action: 'fulfil',
  from: 'doing',
  to: 'confirming',
  by: '李明',
  as: '三网格党支部',
  at: now - 2 * DAY + 5 * HOUR,
  note: null,
}

const wish: WishDetail = {
  id: 'w1',
  version: 3,
  title: '想要一副老花镜，看药盒上的字',
  reason: '大概 250 度',
  kind: 'goods',
  value: 60,
  state: 'confirming',
  stage: 'branch',
  neededBy: null,
  picture: null,
  grid: '三网格',
  building: '3号楼',
  submittedAt: now - 2 * DAY,
  dueAt: now + 7 * DAY,
  isOutline: false,
  claim: { lead: '李明', as: '三网格党支部', members: [], faces: [null], places: 1 },
  releases: 0,
  reopened: 0,
  actions: ['confirm', 'reopen'],
  sensitivity: 'none',
  outline: null,
  show: { reason: true, pictures: true },
  pictures: [],
  community: '锦绣社区',
  wisher: '周桂兰',
  helper: null,
  isInside: true,
  calls: [],
  wisherHasPhone: true,
  events: [
    {
      id: '1',
      action: 'submit',
      from: 'draft',
      to: 'review',
      by: '周桂兰',
      as: '',
      at: now - 2 * DAY,
      note: null,
    },
    fulfilled,
  ],
  evidence: null,
  rating: null,
  change: null,
  channel: null,
  transferredTo: null,
  reopenUntil: null,
  extensionsLeft: 2,
  claimerReleases: null,
  isMine: true,
  isMyClaim: false,
  contactSeen: false,
  review: null,
  viewerId: 'p1',
  days: { branch: 2, claim: 7, reopen: 14 },
}

describe('the headline', () => {
  test('asks the wisher, with the deadline and what silence means', () => {
    expect(headlineOf({ wish, now })).toEqual({
      tone: 'turn',
      title: '请您确认',
      lines: ['李明说已经送到了。您收到了吗？', '11月29日前不点，算作已收到，之后 14 天内仍可反悔。'],
    })
  })

  test('tells everyone else who is waited for', () => {
    const seen = headlineOf({ wish: { ...wish, actions: [], isMine: false }, now })
    expect(seen).toMatchObject({ tone: 'calm', title: '等许愿人确认' })
  })

  test('says what a reopened wish still lacks to whoever has it', () => {
    const reopen = { ...fulfilled, id: '3', action: 'reopen' as const, note: '镜腿断了' }
    const doing = { ...wish, state: 'doing' as const, reopened: 1, events: [...wish.events, reopen] }
    const again = headlineOf({ wish: { ...doing, actions: ['fulfil'] }, now })
    expect(again.lines[0]).toBe('许愿人说还没办好：镜腿断了')
  })
})

describe('the buttons', () => {
  test('are the actions of the reply, the one that matters first', () => {
    expect(orderedActions({ ...wish, actions: ['reopen', 'confirm'] })).toEqual(['confirm', 'reopen'])
    expect(buttonLabel('confirm', wish)).toBe('收到了，谢谢')
    expect(buttonLabel('publish', wish)).toBe('通过并交给三网格党支部')
  })

  test('after a claim the call comes first, then the beginning of work', () => {
    const claimed = { ...wish, state: 'claimed', actions: ['start', 'reveal', 'release'] } as const
    expect(orderedActions({ ...claimed, actions: [...claimed.actions] })[0]).toBe('reveal')
    expect(orderedActions({ ...claimed, actions: [...claimed.actions], contactSeen: true })[0]).toBe('start')
  })

  test('what nobody waits for is never the red one', () => {
    expect(isPressing('reopen', { ...wish, state: 'rated' })).toBe(false)
    expect(isPressing('edit', { ...wish, state: 'open' })).toBe(false)
    expect(isPressing('edit', { ...wish, state: 'changes' })).toBe(true)
  })
})

describe('the track', () => {
  test('is newest first with how long each step took', () => {
    const [first, second] = trackOf({ wish, now })
    expect(first).toMatchObject({ title: '李明 送到了，等确认', isNow: true })
    expect(first?.detail).toBe('前天 20:00 · 三网格党支部 · 用了 5 小时')
    expect(second).toMatchObject({ title: '周桂兰 提交了心愿 · 物品', isNow: false })
  })

  test('on a desk begins with what is waited for', () => {
    const [waiting, last] = deskTrackOf({ wish, now })
    expect(waiting).toMatchObject({ title: '请您确认', isNow: true })
    expect(last?.isNow).toBe(false)
  })
})

describe('figures', () => {
  const counts: Count[] = [
    { scope: 'g2', scopeName: '二网格', phase: 'open', kind: 'goods', count: 1 },
    { scope: 'g1', scopeName: '一网格', phase: 'open', kind: 'service', count: 9 },
    { scope: 'g2', scopeName: '二网格', phase: 'done', kind: 'goods', count: 2 },
  ]

  test('add up by phase and kind', () => {
    expect(byPhase(counts).find(({ phase }) => phase === 'open')?.count).toBe(10)
    expect(byKind(counts).find(({ kind }) => kind === 'goods')?.count).toBe(3)
  })

  test('keep the order of the tree, whatever the figures are', () => {
    expect(byScope(counts).map(({ name, total }) => [name, total])).toEqual([
      ['二网格', 3],
      ['一网格', 9],
    ])
  })
})

describe('days in China', () => {
  test('end with their last millisecond', () => {
    expect(dayOf(endOfDay('2026-12-01'))).toBe('2026-12-01')
    expect(dayOf(endOfDay('2026-12-01') + 1)).toBe('2026-12-02')
  })

  test('a week begins on Monday, a month on the first', () => {
    expect(dayOf(sinceOf('week', now))).toBe('2026-11-16')
    expect(dayOf(sinceOf('month', now))).toBe('2026-11-01')
    expect(dayOf(sinceOf('quarter', now))).toBe('2026-08-22')
  })
})

describe('the table of cases', () => {
  test('sorts by a column and back', () => {
    const late = { ...wish, id: 'w2', dueAt: null }
    const sort = nextSort({ by: 'title', order: 'ascending' }, 'dueAt')
    expect(sortedCases([late, wish], sort).map(({ id }) => id)).toEqual(['w1', 'w2'])
    expect(sortedCases([wish, late], nextSort(sort, 'dueAt')).map(({ id }) => id)).toEqual(['w2', 'w1'])
  })

  test('is exported with its heads and the watermark', () => {
    const lines = caseCsv({ wishes: [wish], watermark: '陈静', now }).split('\r\n')
    expect(lines[0]).toContain('"心愿","类别"')
    expect(lines[1]).toContain('"三网格 · 3号楼"')
    expect(lines[2]).toBe('"陈静"')
  })

  test('never lets a spreadsheet run what somebody wrote', () => {
    expect(toCsv([['=1+1', '说"好"']])).toBe('\uFEFF"\'=1+1","说""好"""\r\n')
  })
})

describe('forms', () => {
  test('say what the server would say', () => {
    const checked = checkSubmit({ form: { ...emptyForm, title: '借钱', kind: 'goods' }, pictures: [] })
    expect(checked.fields).toHaveProperty('title')
  })

  test('send only what belongs to the choice', () => {
    const form = { ...emptyForm, title: '想要一副老花镜', kind: 'goods', value: '60', name: '不用' } as const
    const checked = checkSubmit({ form, pictures: [] })
    expect(checked.fields === null && checked.input).toMatchObject({ value: 60, for: { who: 'me' } })
  })

  test('evidence must suffice for the kind', () => {
    expect(checkEvidence({ id: 'w1', kind: 'company', form: emptyEvidence }).fields).toHaveProperty('minutes')
    expect(
      checkEvidence({ id: 'w1', kind: 'company', form: { ...emptyEvidence, minutes: '60' } }).fields,
    ).toBeNull()
  })
})

describe('the preview for the public', () => {
  test('shows the outline only when the wish is sensitive', () => {
    const review = {
      textCheck: 'pass',
      suggestedSensitivity: 'minor',
      suggestedOutline: '三网格一户人家',
      earlier: [],
    }
    const shown = publicPreview({ ...wish, review: review as WishDetail['review'] })
    expect(shown).toBe('“三网格一户人家” · 无照片 · 无姓名门牌')
  })
})
