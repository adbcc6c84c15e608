import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

interface Deployment {
  readonly templates?: { readonly [message: string]: unknown }
}

/**
 * The build-time constant with WeChat's ids of the messages, from config/deployment.json, which whoever deploys fills
 * in. Which messages there are is told by domain/identity/templates.ts; a test holds the two together.
 * @throws Error that names the messages whose ids are no text.
 */
export function templateIdsConstant(root: string): Record<string, string> {
  const file = resolve(root, 'config/deployment.json')
  const { templates = {} } = JSON.parse(readFileSync(file, 'utf8')) as Deployment
  const wrong = Object.keys(templates).filter((message) => typeof templates[message] !== 'string')
  if (wrong.length > 0) throw new Error(`config/deployment.json: no template id: ${wrong.join(', ')}`)
  return { TEMPLATE_IDS: JSON.stringify(templates) }
}
