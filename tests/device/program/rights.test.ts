import { demoPhone } from '../../support/demo-phone'
import { asSomebody } from '../support/as-somebody'
import { usePhones, type OwnPhone } from '../support/phones'

const { phone, url } = usePhones()

const [mother, friend] = ['周桂兰', '张伟']
const title = '周末想有人陪着去公园走走'

async function entrust(one: OwnPhone): Promise<void> {
  await one.opens('/features/identity/pages/mandates/index')
  await one.tap('委托一个人')
  await one.write('请谁来办（姓名）', friend)
  await one.write('对方的手机号', demoPhone(friend))
  await one.tapInDialog('确认委托')
  await one.sees('有效')
}

async function wishForHer(one: OwnPhone): Promise<void> {
  await one.tap('许个心愿')
  await one.write('一句话说说', title)
  await one.tap('陪伴')
  await one.tapRow('给谁的')
  await one.tapInDialog('替周桂兰许愿（受委托）')
  await one.tapInDialog('好的')
  await one.tap('提交心愿')
  await one.tap('看看这个心愿')
  await one.sees('走到哪儿了')
}

/** One of the mother's own wishes is still open when her building goes to another grid. */
async function split(): Promise<void> {
  const { grid } = await asSomebody(url(), '陈静')
  const { org } = await grid.tree.get({ org: 'g3' })
  await grid.tree.split({ org: 'g3', version: org.version, name: '五网格', buildings: ['b3'] })
}

test('a wish made under a mandate says so and ends with it; a split grid shows on the wish', async () => {
  const her = await phone(mother)
  await entrust(her)

  const him = await phone(friend)
  await wishForHer(him)
  await him.sees('受周桂兰委托')
  const { path, query } = await him.page()
  const address = `/${path}?id=${String(query['id'])}`

  await her.tap(`收回给${friend}的委托`)
  await her.tapInDialog('确定')
  await her.sees('已收回')
  await him.opens(address)
  await him.program.callWxMethod('startPullDownRefresh')
  await him.sees('内容不存在，或者您看不到它')

  await her.opens(address)
  await her.sees('受周桂兰委托')
  await split()
  await her.program.callWxMethod('startPullDownRefresh')
  await her.sees('五网格')
})
