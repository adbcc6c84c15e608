import type { RuleText } from './compile'
import { compileRule } from './compile'
import type { Expression } from './expression'
import { knowDocument } from './facts'
import { presetOf, storageRulesOf } from './presets'
import { holds } from './proof'

/** The file of `--storage-rules`: two rules, or a simple permission by its name. */
export type StorageRulesDeclaration = string | { readonly read?: RuleText; readonly write?: RuleText }

/** The file that a client wants; a new one belongs to whoever uploads it. */
export interface Resource {
  readonly path: string
  readonly openid?: string
}

const DEFAULT = '所有用户可读，仅创建者可写'
const VARIABLES = ['auth', 'resource', 'now']

/** Who may do what with files. The rules bind clients only; functions pass them by. */
export class StorageRules {
  private readonly rules: { readonly read: Expression; readonly write: Expression }

  /**
   * @param declared by default everyone reads and the creator writes, as on the platform
   * @throws Error naming rule and column of a mistake
   */
  constructor(
    private readonly now: () => number,
    declared: StorageRulesDeclaration = DEFAULT,
  ) {
    const { read, write, ...rest } =
      typeof declared === 'string' ? storageRulesOf(presetOf(declared, 'storage rules')) : declared
    const [unknown] = Object.keys(rest)
    if (unknown !== undefined)
      throw new Error(`storage rules: "${unknown}" is no operation; there are read, write`)
    this.rules = { read: compile('read', read), write: compile('write', write) }
  }

  /** Whether a person may read a file, or upload, replace and delete it. */
  allows(operation: 'read' | 'write', openid: string, resource: Resource): boolean {
    return holds(this.rules[operation], {
      variables: { auth: { openid, uid: openid, loginType: 'WECHAT' }, now: this.now() },
      document: knowDocument({ ...resource }),
      get: () => null,
    })
  }
}

function compile(operation: string, rule: RuleText = false): Expression {
  return compileRule(rule, `storage rules, rule "${operation}"`, VARIABLES)
}
