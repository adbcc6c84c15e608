import { retentionSchema, type Retention } from '../../domain/identity/retention'
import { wishRulesSchema, type WishRules } from '../../domain/wish/rules'
import { makeSeal, type KeyRing, type Seal } from './seal'

/** Function environment variables; README.md names each. A wrong value stops the function with a clear text. */
const json = (name: string): unknown => JSON.parse(process.env[name] ?? '{}')

const once = <T>(make: () => T): (() => T) => {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}

/** `LINGE_KEYS`: key version → 32 bytes in base64, for phones and addresses at rest. */
export const contactSeal: () => Seal = once(() => makeSeal(json('LINGE_KEYS') as KeyRing))

/** `LINGE_WISH_RULES`: any of the rules in domain/wish/rules.ts. */
export const wishRules: () => WishRules = once(() => wishRulesSchema.parse(json('LINGE_WISH_RULES')))

/** `LINGE_RETENTION`: any of the rules in domain/identity/retention.ts. */
export const retention: () => Retention = once(() => retentionSchema.parse(json('LINGE_RETENTION')))

/** `LINGE_TEMPLATES`: message name → WeChat's template id. A name without an id is its own id (emulator). */
export const templateId = (name: string): string =>
  (json('LINGE_TEMPLATES') as Record<string, string>)[name] ?? name
