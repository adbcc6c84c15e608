import { compileRule } from '../../src/rules/compile'
import { knowDocument } from '../../src/rules/facts'
import { holds } from '../../src/rules/proof'
import { ruled } from './support'

const NAMES = ['auth', 'doc', 'now']
const compile = (rule: unknown) => compileRule(rule, 'collection todos, rule "read"', NAMES)

describe('a mistake in a rule stops the start and is shown where it is', () => {
  it.each([
    ['auth.openid ==', 15, 'unexpected end'],
    ['auth.openid = doc.owner', 13, 'unexpected ='],
    ['user.id == 1', 1, 'user is not known here; there are auth, doc, now'],
    ['(doc.a == 1', 12, 'expected ), found the end'],
    ['doc.a == 1 doc.b', 12, 'unexpected doc'],
    ['doc. == 1', 6, 'unexpected =='],
    ['doc.a in [1, 2', 15, 'expected ,, found the end'],
    ['doc.a + 1 > 2', 7, 'unexpected +'],
    ['/(/.test(doc.a)', 1, 'Invalid regular expression'],
    ['/a/.exec(doc.a)', 1, 'a pattern is used as /…/.test(text)'],
    ['get(`database.a.${who}`).b', 19, 'who is not known here'],
    ["doc.a == 'x", 10, "unexpected '"],
    ['get(`database.a.${doc.id)', 5, 'unexpected `'],
    ['', 1, 'unexpected end'],
  ])('%s', (rule, column, reason) => {
    expect(() => compile(rule)).toThrow(`collection todos, rule "read", column ${column}: ${reason}`)
  })

  it('takes only booleans and texts', () => {
    expect(() => compile(1)).toThrow('a rule is true, false or an expression as text')
  })

  it('allows three get calls, nested at most twice', () => {
    const get = 'get(`database.a.1`).b'
    expect(() => compile(`${get} && ${get} && ${get}`)).not.toThrow()
    expect(() => compile(`${get} && ${get} && ${get} && ${get}`)).toThrow(
      'column 76: a rule has at most 3 get calls',
    )
    expect(() => compile('get(get(`database.a.1`).path).b')).not.toThrow()
    expect(() => compile('get(get(get(`database.a.1`).p).q).b')).toThrow(
      'column 9: get calls are nested at most 2 deep',
    )
  })

  it('names the collection and the operation or permission it does not know', () => {
    expect(() => ruled({ todos: { read: 'doc.' } })).toThrow('collection todos, rule "read", column 5')
    expect(() => ruled({ todos: { reed: true } as object })).toThrow(
      'collection todos: "reed" is no operation',
    )
    expect(() => ruled({ todos: '所有人可写' })).toThrow('collection todos: "所有人可写" is no permission')
  })
})

describe('expressions', () => {
  const document = {
    owner: 'o-me',
    age: 12,
    tags: ['a', 'b'],
    place: { city: '广州' },
    at: new Date(50),
    text: "it's",
  }
  const isTrue = (rule: string): boolean =>
    holds(compile(rule), {
      variables: { auth: { openid: 'o-me' }, now: 100 },
      document: knowDocument(document),
      get: (path) => (path === 'database.users.o-me' ? { isManager: true, friends: ['o-you'] } : null),
    })

  it.each([
    'doc.owner == auth.openid',
    'doc.owner === auth.openid && doc.age != 13',
    'doc.age > 11 && doc.age >= 12 && doc.age < 13 && doc.age <= 12',
    '!(doc.age > 12) && !false',
    "doc.owner in ['o-you', 'o-me']",
    "'a' in doc.tags && !('c' in doc.tags)",
    "doc.tags[1] == 'b' && doc['place'].city == \"广州\"",
    'doc.at < now && doc.at == 50',
    'doc.missing == null && !doc.missing',
    'get(`database.users.${auth.openid}`).isManager',
    "get('database.users.o-me').friends[0] in ['o-you']",
    'get(`database.users.nobody`) == null',
    '/^it/.test(doc.text)',
    "doc.text == 'it\\'s'",
    'false || (true && -1 < 0)',
  ])('%s', (rule) => {
    expect(isTrue(rule)).toBe(true)
  })

  it.each([
    'doc.age > "11"',
    'doc.age == "12"',
    'doc.missing > 0',
    'doc.missing.deeper == null',
    'get(`database.users.nobody`).isManager',
    '!get(`database.users.nobody`).isManager',
    '/^it/.test(doc.age)',
    'doc.constructor',
    'auth.toString',
    'false && doc.owner == auth.openid || 1 == 2',
  ])('not %s', (rule) => {
    expect(isTrue(rule)).toBe(false)
  })
})
