import { useWx } from '../support/wx'

const openPhone = useWx()

describe('dialogs that a person can tap', () => {
  it.each([
    ['showActionSheet', { itemList: [] }, 'parameter error: itemList should have at least one item'],
    [
      'showActionSheet',
      { itemList: ['1', '2', '3', '4', '5', '6', '7'] },
      'parameter error: itemList should not have more than 6 items',
    ],
    [
      'showModal',
      { title: '?', confirmText: '五个字的钮' },
      'confirmText length should not larger than 4 Chinese characters',
    ],
    ['showToast', {}, 'parameter error: parameter.title should be String instead of Undefined;'],
  ])('%s refuses %j', async (method, options, reason) => {
    const { tell } = await openPhone()
    expect(await tell(method, options)).toEqual({ errMsg: `${method}:fail ${reason}` })
  })

  it('tells which button of a modal was tapped', async () => {
    const { tell, page } = await openPhone()
    for (const [name, answer] of [
      ['取消', { confirm: false, cancel: true }],
      ['好的', { confirm: true, cancel: false }],
    ] as const) {
      const asked = tell('showModal', { title: '撤回心愿', content: '不能再打开', confirmText: '好的' })
      const dialog = page.getByRole('dialog', { name: '撤回心愿' })
      await dialog.getByText('不能再打开').waitFor()
      await dialog.getByRole('button', { name }).click()
      expect(await asked).toMatchObject({ errMsg: 'showModal:ok', ...answer })
    }
  })

  it('takes what is written in an editable modal', async () => {
    const { tell, page } = await openPhone()
    const asked = tell('showModal', {
      title: '理由',
      editable: true,
      placeholderText: '写一句',
      showCancel: false,
    })
    await page.getByRole('textbox', { name: '理由' }).fill('太远了')
    expect(await page.getByRole('button', { name: '取消' }).count()).toBe(0)
    await page.getByRole('button', { name: '确定' }).click()
    expect(await asked).toMatchObject({ confirm: true, content: '太远了' })
  })

  it('tells the entry of an action sheet, or that it was cancelled', async () => {
    const { tell, page } = await openPhone()
    const chosen = tell('showActionSheet', { itemList: ['拍照', '相册'] })
    await page.getByRole('button', { name: '相册' }).click()
    expect(await chosen).toEqual({ errMsg: 'showActionSheet:ok', tapIndex: 1 })
    const cancelled = tell('showActionSheet', { itemList: ['拍照'] })
    await page.getByRole('button', { name: '取消' }).click()
    expect(await cancelled).toEqual({ errMsg: 'showActionSheet:fail cancel' })
  })

  it('shows one notice at a time, until it is hidden or its time is over', async () => {
    const { tell, page } = await openPhone()
    await tell('showToast', { title: '已保存', duration: 60_000 })
    await tell('showLoading', { title: '加载中' })
    expect(await page.getByRole('status').allTextContents()).toEqual(['加载中'])
    await tell('hideLoading')
    expect(await page.getByRole('status').count()).toBe(0)
    await tell('showToast', { title: '一会儿', duration: 1 })
    await page.getByRole('status').waitFor({ state: 'detached' })
  })
})
