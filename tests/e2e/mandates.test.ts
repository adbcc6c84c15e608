import type { Page } from 'playwright-core'
import { goTo } from '../support/browser'
import { demoPhone } from '../support/demo-phone'
import { button, dialogButton, says, useVisits } from '../support/visits'

const { visit } = useVisits()

const identity = '/features/identity/pages'
const grid = '/features/grid/pages'
const wish = '/features/wish/pages'
const textbox = (page: Page, name: string) =>
  page.getByRole('textbox', { name, exact: true }).filter({ visible: true })

/** The mother entrusts somebody who does not live with her. */
async function entrust(mother: Page, name: string): Promise<void> {
  await goTo(mother, `${identity}/mandates/index`)
  await button(mother, '委托一个人').click()
  await textbox(mother, '请谁来办（姓名）').fill(name)
  await textbox(mother, '对方的手机号').fill(demoPhone(name))
  await dialogButton(mother, '确认委托').click()
  await says(mother, '有效')
}

async function wishFor(agent: Page, choice: string, title: string): Promise<void> {
  await goTo(agent, `${wish}/submit/index`)
  await textbox(agent, '一句话说说').fill(title)
  await agent.getByRole('radio', { name: '陪伴' }).click()
  await agent.getByRole('link', { name: /^给谁的/ }).click()
  await agent.getByRole('radio', { name: choice }).click()
  await dialogButton(agent, '好的').click()
  await button(agent, '提交心愿').click()
  await says(agent, '心愿收到了')
  await button(agent, '看看这个心愿').click()
  await says(agent, '走到哪儿了')
}

test('a daughter wishes for her mother under a mandate, the track says so; taken back, no more', async () => {
  const mother = await visit('周桂兰')
  await entrust(mother, '张伟')

  const daughter = await visit('张伟')
  await wishFor(daughter, '替周桂兰许愿（受委托）', '周末想有人陪着去公园走走')
  await says(daughter, '受周桂兰委托')

  await button(mother, '收回给张伟的委托').click()
  await dialogButton(mother, '确定').click()
  await says(mother, '已收回')

  await daughter.reload()
  await says(daughter, '内容不存在')
  await goTo(daughter, `${wish}/submit/index`)
  await daughter.getByRole('link', { name: /^给谁的/ }).click()
  await daughter.getByRole('radio', { name: '我帮别人许' }).waitFor()
  expect(await daughter.getByRole('radio', { name: /受委托/ }).count()).toBe(0)

  await goTo(mother, `${wish}/mine/index`)
  await says(mother, '周末想有人陪着去公园走走')
})

test('a grid worker writes down somebody without a phone and whom she entrusts', async () => {
  const worker = await visit('孙磊')
  await goTo(worker, `${grid}/kept/index`)
  await textbox(worker, '姓名').fill('秦奶奶')
  await textbox(worker, '住哪栋楼').fill('锦绣')
  await button(worker, '找楼栋').click()
  await worker
    .getByRole('link', { name: /锦绣社区 · 三网格/ })
    .first()
    .click()
  await textbox(worker, '门牌号').fill('1902')
  await button(worker, '登记').click()
  await says(worker, '秦奶奶 登记好了')
  await button(worker, '去办委托').click()
  await button(worker, '登记一份委托').click()
  await textbox(worker, '请谁来办（姓名）').fill('李明')
  await textbox(worker, '对方的手机号').fill(demoPhone('李明'))
  await dialogButton(worker, '我见证了，登记').click()
  await says(worker, '本人当面委托')

  const agent = await visit('李明')
  await wishFor(agent, '替秦奶奶许愿（受委托）', '想请人教我用收音机')
  await says(agent, '受秦奶奶委托')
})

test('a neighbour offers to volunteer, the community agrees, and they may claim', async () => {
  const neighbour = await visit('周桂兰')
  await goTo(neighbour, `${identity}/volunteer/index`)
  await neighbour.getByRole('checkbox', { name: '陪伴聊天' }).click()
  await neighbour.getByRole('checkbox', { name: '周末下午' }).click()
  await button(neighbour, '报名当志愿者').click()
  await says(neighbour, '等社区回复')

  const community = await visit('陈静')
  await goTo(community, `${grid}/volunteers/index`)
  await says(community, '周桂兰')
  await button(community, '同意').click()
  await dialogButton(community, '确定').click()
  await says(community, '没有人在等')

  await neighbour.reload()
  await says(neighbour, '不当志愿者了')
  await goTo(neighbour, '/tabs/me/index')
  await says(neighbour, '我的认领')
})
