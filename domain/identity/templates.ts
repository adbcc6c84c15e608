/**
 * One-time subscribe messages. WeChat's own template id comes from deployment (function env
 * `LINGE_TEMPLATES`, JSON name → id); the slots are those of the template in the console, with WeChat's
 * limit on each value (platform: thing ≤ 20 characters, phrase ≤ 5, time as 年月日 时:分).
 */
export const templates = {
  wishNews: { title: '心愿进展提醒', slots: { wish: 'thing1', news: 'thing2', time: 'time3' } },
  wishWaiting: { title: '待认领心愿提醒', slots: { wish: 'thing1', place: 'thing2', time: 'time3' } },
  homeChecked: { title: '住址核实结果', slots: { result: 'thing1', place: 'thing2', time: 'time3' } },
  volunteerChecked: {
    title: '志愿者报名结果',
    slots: { result: 'thing1', place: 'thing2', time: 'time3' },
  },
  mandateEnded: { title: '委托结束提醒', slots: { mandate: 'thing1', news: 'thing2', time: 'time3' } },
  claimDue: { title: '认领到期提醒', slots: { wish: 'thing1', news: 'thing2', time: 'time3' } },
} as const

export type TemplateName = keyof typeof templates
