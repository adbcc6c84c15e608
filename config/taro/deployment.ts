import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

interface Deployment {
  readonly templates?: { readonly [message: string]: unknown }
  readonly map?: { readonly longitude?: unknown; readonly latitude?: unknown }
}

const deploymentIn = (root: string): Deployment =>
  JSON.parse(readFileSync(resolve(root, 'config/deployment.json'), 'utf8')) as Deployment

/**
 * The build-time constant with WeChat's ids of the messages, from config/deployment.json, which whoever deploys fills
 * in. Which messages there are is told by domain/identity/templates.ts; a test holds the two together.
 * @throws Error that names the messages whose ids are no text.
 */
export function templateIdsConstant(root: string): Record<string, string> {
  const { templates = {} } = deploymentIn(root)
  const wrong = Object.keys(templates).filter((message) => typeof templates[message] !== 'string')
  if (wrong.length > 0) throw new Error(`config/deployment.json: no template id: ${wrong.join(', ')}`)
  return { TEMPLATE_IDS: JSON.stringify(templates) }
}

/**
 * The build-time constant with the place that maps show at first, degrees in GCJ-02: the middle of where the program
 * is used.
 * @throws Error where it is none.
 */
export function mapStartConstant(root: string): Record<string, string> {
  const { longitude, latitude } = deploymentIn(root).map ?? {}
  if (typeof longitude !== 'number' || typeof latitude !== 'number') {
    throw new Error('config/deployment.json: "map" needs longitude and latitude')
  }
  return { MAP_START: JSON.stringify({ longitude, latitude }) }
}
