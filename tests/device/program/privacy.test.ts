import { asSomebody } from '../support/as-somebody'
import { usePhones, type OwnPhone } from '../support/phones'

const { phone, url } = usePhones()

const resident = '张伟'

/** What stands in the way of leaving is ended first. */
async function endWishes(): Promise<void> {
  const { wish } = await asSomebody(url(), resident)
  const { wishes } = await wish.mine({})
  for (const { id, actions } of wishes) {
    if (actions.some((action) => action === 'withdraw')) await wish.withdraw({ id })
  }
}

async function look(secretary: OwnPhone, personId: string): Promise<void> {
  await secretary.opens(`/features/grid/pages/person/index?id=${personId}`)
  await secretary.tap('看电话和门牌')
  await secretary.write('想办什么', '核对名字是哪个字')
  await secretary.tapInDialog('写好了，查看')
  await secretary.misses('写好了，查看')
  expect(await secretary.words()).toMatch(/\b1\d{10}\b/)
}

test('a number is looked at for a reason; its owner sees it, takes their data along, and leaves', async () => {
  const { identity } = await asSomebody(url(), resident)
  await identity.privacy.correct({ name: '张玮' })
  const { id } = await identity.privacy.mine({})
  await endWishes()

  await look(await phone('马丽'), id)

  const one = await phone(resident)
  await one.opens('/features/identity/pages/looks/index')
  await one.sees('办理更正：核对名字是哪个字')
  await one.sees('马丽')

  await one.opens('/features/identity/pages/my-data/index')
  await one.tap('存成 JSON')
  await one.sees('已经复制')
  const { data } = (await one.program.callWxMethod('getClipboardData')) as { readonly data: string }
  expect(JSON.parse(data)).toMatchObject({ name: resident, looks: [{ by: '马丽' }] })

  await one.tap('注销并删除资料')
  await one.write('请写“注销”两个字', '注销')
  await one.tapInDialog('注销')
  await one.sees('还没有登记住址')
})
