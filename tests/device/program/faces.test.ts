import { usePhones, type OwnPhone } from '../support/phones'
import { photo } from '../support/photos'

const { phone } = usePhones()

const face = '/features/identity/pages/face/index'
const writeNickname = async (one: OwnPhone, nickname: string): Promise<void> => {
  const input = one.device().page.locator('input[aria-label="称呼"]')
  await input.fill(nickname)
  await input.blur()
}

test('whoever refuses the privacy guide goes on without a picture, and may agree later', async () => {
  const one = await phone('李明', {
    fixtures: { avatars: [{ url: photo }], privacy: 'ask', nickname: '小李' },
  })
  await one.opens(face)
  await one.tap('选头像')
  await one.answers('authorizeCancel')
  await one.sees('您没有同意使用头像，随时可以再点一次')
  await one.misses('您没有同意使用头像')
  await one.tap('选头像')
  await one.answers('authorizeAllow')
  await one.finds('//*[@aria-role="button"][normalize-space(.)="去掉头像"]')

  const { page } = one.device()
  await page.locator('input[aria-label="称呼"]').focus()
  await page.getByRole('button', { name: '小李', exact: true }).click()
  await one.tap('保存')
  await one.sees('保存好了')

  await one.opens('/tabs/me/index')
  await one.sees('称呼：小李')
  await one.finds('//image')

  await one.opens(face)
  await one.tap('头像和称呼都去掉')
  await one.sees('都去掉了')
  await one.opens('/tabs/me/index')
  await one.sees('头像和称呼')
  await one.misses('称呼：小李')
})

test("what saves is seen: WeChat's own button has the ground of a primary one", async () => {
  const one = await phone('李明')
  await one.opens(face)
  const save = await one.finds('//button[normalize-space(.)="保存"]')
  await expect(save.style('background-color')).resolves.toBe('rgb(200, 22, 29)')
})

test('a nickname that WeChat empties is not sent; one that looks like an office is refused in words', async () => {
  const one = await phone('刘洋', { fixtures: { avatars: [{ url: photo }], riskyWords: ['坏话'] } })
  await one.opens(face)
  await one.tap('选头像')
  await one.finds('//*[@aria-role="button"][normalize-space(.)="去掉头像"]')
  await writeNickname(one, '社区书记')
  await one.tap('保存')
  await one.sees('称呼里不能有岗位或单位的名字')
  await writeNickname(one, '说坏话的人')
  await expect(one.device().page.locator('input[aria-label="称呼"]').inputValue()).resolves.toBe('')
  await one.tap('保存')
  await one.sees('保存好了')
  await one.opens('/tabs/me/index')
  await one.sees('头像和称呼')
  expect(await one.words()).not.toContain('说坏话的人')
})

test('a picture that WeChat refuses comes to nothing, and nothing is said of it', async () => {
  const one = await phone('陈静', { fixtures: { avatars: [{ url: photo, isRisky: true }] } })
  await one.opens(face)
  await one.tap('选头像')
  await one.tap('保存')
  await one.sees('保存好了')
  await one.finds('//*[@aria-role="button"][normalize-space(.)="选头像"]')
})
