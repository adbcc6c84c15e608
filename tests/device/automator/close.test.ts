import { join } from 'node:path'
import { useMiniProgram } from '../support/automator'

/** `close` of the official client: App.exit, then Tool.close. A file of its own, for nothing runs after it. */
const sampler = useMiniProgram({ dist: join(__dirname, '..', 'fixtures', 'sampler') })

interface ClientConnection {
  send(method: string): Promise<unknown>
}

it('closes the program, which is told so, and then the tools', async () => {
  const { program, device } = sampler()
  const client = program as unknown as ClientConnection
  if (!device) return program.close()
  await client.send('App.exit')
  const data = await device.page.evaluate(() => window.device.app()?.['globalData'])
  expect(data).toMatchObject({ isHidden: true })
  expect(await device.page.locator('wx-page').count()).toBe(0)
  await expect(program.currentPage()).rejects.toThrow('the program has been closed')
  expect(await client.send('Tool.getInfo')).toMatchObject({ SDKVersion: expect.any(String) as string })

  await program.close()
  expect(device.page.isClosed()).toBe(true)
})
