import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startSettled, type Product } from './product'

/** Where the workers of a run of the tests ask for their programs. */
export interface ProductDesk {
  /**
   * `GET <url>/clients` answers when the programs for people are built, `GET <url>/<id of the worker>` with the place of
   * the worker's running program.
   */
  readonly url: string
  /** Begins to build the programs for people, once; whoever asks the desk hears how it ended. */
  begin(): void
  /** Stops every program. */
  close(): Promise<void>
}

/**
 * Opens the desk. What many runs do without is made when the first file asks: the programs for people, and a running
 * program for each worker.
 */
export async function openProductDesk(buildClients: () => Promise<void>): Promise<ProductDesk> {
  const products = new Map<string, Promise<Product>>()
  const productOf = (worker: string): Promise<Product> => {
    const product = products.get(worker) ?? startSettled()
    products.set(worker, product)
    return product
  }
  let clients: Promise<void> | undefined
  const built = (): Promise<void> => (clients ??= buildClients())
  const server = createServer(({ url = '' }, response) => {
    answer(
      response,
      url === '/clients' ? built() : productOf(url).then(({ url: place, token }) => ({ url: place, token })),
    )
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    begin: () => void built().catch(() => undefined),
    async close() {
      server.close()
      server.closeAllConnections()
      const [, ...started] = await Promise.allSettled([clients, ...products.values()])
      await Promise.all(started.flatMap((one) => (one.status === 'fulfilled' ? [one.value.stop()] : [])))
    },
  }
}

function answer(response: ServerResponse, asked: Promise<unknown>): void {
  asked.then(
    (found) => response.end(JSON.stringify(found ?? null)),
    (error: unknown) => response.writeHead(500).end(String(error)),
  )
}
