import type { TemplateName } from '@domain/identity/templates'

/**
 * WeChat's ids of the one-time messages, from the console of the program that is deployed; the same ids stand in
 * the functions' LINGE_TEMPLATES. A message without an id is never asked for.
 */
export const templateIds: Record<TemplateName, string> = {
  wishNews: '',
  wishWaiting: '',
  claimDue: '',
}
