import type { WishDetail } from '../../domain/wish/schemas'
import { wishWorkflow } from '../../domain/wish/workflow'

/** A wish and its track as a person would read it in a terminal. */
export function trackText(wish: WishDetail): string {
  const steps = wish.events.map(({ action, by, as, at, note }) => {
    const who = [by ?? '到时自动', as && `（${as}）`].filter(Boolean).join('')
    return `  ${time(at)}  ${wishWorkflow.steps[action].label} · ${who}${note ? ` · “${note}”` : ''}`
  })
  const thanks = wish.rating ? [`  ${'★'.repeat(wish.rating.score)} ${wish.rating.thanks}`] : []
  return [`${wish.title}  [${wishWorkflow.states[wish.state].label}]`, ...steps, ...thanks].join('\n')
}

const time = (at: number): string =>
  new Date(at).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'medium', timeStyle: 'short' })
