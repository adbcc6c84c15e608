import type { TemplateName } from '@domain/identity/templates'

declare const TEMPLATE_IDS: { readonly [name in TemplateName]?: string }

/**
 * WeChat's id of a one-time message, which the build takes from config/deployment.json; the same id stands in the
 * functions' LINGE_TEMPLATES. Empty: there is none yet, and the message is never asked for.
 */
export const templateIdOf = (name: TemplateName): string => TEMPLATE_IDS[name] ?? ''
