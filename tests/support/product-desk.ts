import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startSettled, type Product } from './product'

/** Where the workers of a run of the tests ask for their programs. */
export interface ProductDesk {
  /** `GET <url>/<id of the worker>` answers the place of its program. */
  readonly url: string
  /** Stops every program. */
  close(): Promise<void>
}

/** Opens the desk. The program of a worker is started when its first file asks: many runs need none, or only one. */
export async function openProductDesk(): Promise<ProductDesk> {
  const products = new Map<string, Promise<Product>>()
  const productOf = (worker: string): Promise<Product> => {
    const product = products.get(worker) ?? startSettled()
    products.set(worker, product)
    return product
  }
  const server = createServer(({ url = '' }, response) => {
    productOf(url).then(
      ({ url: address, token }) => response.end(JSON.stringify({ url: address, token })),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.close()
      server.closeAllConnections()
      const started = await Promise.allSettled(products.values())
      await Promise.all(started.flatMap((one) => (one.status === 'fulfilled' ? [one.value.stop()] : [])))
    },
  }
}
