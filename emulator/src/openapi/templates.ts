import { isJsonObject } from '../server/body'

/** One subscribe-message template as a project declares it. */
export interface TemplateDeclaration {
  readonly title?: string
  /** Default one-time: each acceptance is one message. Long-term: without limit. */
  readonly kind?: 'one-time' | 'long-term'
  /** Fields by name (`thing1`): what they mean, or for an `enum` the values that may be sent. */
  readonly fields: { readonly [field: string]: string | readonly string[] }
}

/** Templates by id, as `--templates FILE` declares them. */
export interface TemplatesDeclaration {
  readonly [templateId: string]: TemplateDeclaration
}

/** Knows the declared templates; when none are declared, any id is taken for a template. */
export class Templates {
  private readonly declared: ReadonlyMap<string, TemplateDeclaration> | undefined

  /** @throws Error naming the template and field of a mistake */
  constructor(declaration?: TemplatesDeclaration) {
    if (declaration === undefined) return
    for (const [id, template] of Object.entries(declaration)) checkTemplate(id, template)
    this.declared = new Map(Object.entries(declaration))
  }

  isKnown(id: string): boolean {
    return id !== '' && (this.declared === undefined || this.declared.has(id))
  }

  isLongTerm(id: string): boolean {
    return this.find(id)?.kind === 'long-term'
  }

  /** The declaration of a template, or undefined when none are declared. */
  find(id: string): TemplateDeclaration | undefined {
    return this.declared?.get(id)
  }
}

function checkTemplate(id: string, template: unknown): void {
  const place = `template ${id}`
  if (!isJsonObject(template) || !isJsonObject(template['fields']))
    throw new Error(`${place}: "fields" is missing`)
  const { kind = 'one-time', fields } = template
  if (kind !== 'one-time' && kind !== 'long-term')
    throw new Error(`${place}: "kind" is one-time or long-term`)
  for (const [field, meaning] of Object.entries(fields)) checkField(place, field, meaning)
}

function checkField(place: string, field: string, meaning: unknown): void {
  if (!/^[a-z_]+\d+$/.test(field)) throw new Error(`${place}: a field is named as in thing1, not "${field}"`)
  const isEnum = field.startsWith('enum')
  const isGood = isEnum ? isTextList(meaning) : typeof meaning === 'string'
  if (!isGood) throw new Error(`${place}, field ${field}: expected ${isEnum ? 'a list of values' : 'a text'}`)
}

function isTextList(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string')
}
