import { asSomebody } from '../support/as-somebody'
import { usePhones, type OwnPhone } from '../support/phones'

const { phone, url } = usePhones()

const join = 'features/identity/pages/join/index'
const newcomer = '秦小雨'

/** Scans the code of a door while the program is open, as the camera of WeChat does. */
const scanDoor = (one: OwnPhone, building: string): Promise<void> =>
  one.device().page.evaluate((options) => window.device.show(options), {
    path: 'tabs/home/index',
    query: { scene: encodeURIComponent(`b=${building}`) },
    scene: 1047,
  })

/** States a home in a building that was looked up; refuses the text about personal data first. */
async function state(one: OwnPhone): Promise<void> {
  await one.tap('登记住址')
  await one.isAt(join)
  await one.write('您住哪栋楼', '锦绣')
  await one.tap('找楼栋')
  await one.tapRow('锦绣花园')
  await one.write('门牌号', '1901')
  await one.write('您的姓名', newcomer)
  await one.tap('户主')
  await one.tap('满了')
  await one.tap('先不留')
  await one.tap('提交')
  await one.sees('这一步还没填完')
  await one.tapRow('我看过')
  await one.tap('提交')
  await one.sees('已经交给网格员')
}

/** The grid worker of any grid in which somebody waits: who the newcomer is, and the answer. */
async function refuse(reason: string): Promise<void> {
  const office = await asSomebody(url(), '陈静')
  const { people } = await office.grid.people.queue({})
  const waiting = people.find(({ name }) => name === newcomer)
  await office.grid.people.refuse({ personId: waiting?.id ?? '', version: waiting?.version ?? 0, reason })
}

test('a newcomer looks up a building, is refused, scans the right door, is verified, and lives here', async () => {
  const one = await phone('')
  await state(one)
  await refuse('这户在 7 号楼')
  await scanDoor(one, 'b7')
  await one.isAt(join)
  await one.sees('网格员说：这户在 7 号楼')
  await one.tap('改一改再交')
  await one.finds('//*[@aria-role="link"][contains(., "7号楼")]')
  await one.write('门牌号', '1902')
  await one.tap('先不留')
  await one.tap('提交')
  await one.sees('已经交给网格员')

  const worker = await phone('孙磊')
  await worker.opens('/features/grid/pages/queue/index')
  await worker.tap(`核实 ${newcomer}`)
  await worker.sees('核实了 1 位')

  await one.opens('/tabs/me/index')
  await one.sees(newcomer)
  await one.sees('7号楼')
})
