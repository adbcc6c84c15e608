import { startCloud, type Cloud, type CloudOptions } from './cloud'
import { populate, signInAll, type Company } from './world'

/** A back end with everybody signed in. */
export interface Town {
  readonly cloud: Cloud
  readonly people: Company
}

/**
 * One cloud for a test file, empty but for the people before each test. Read its parts inside tests:
 * they exist once the tests run.
 */
export function townForFile(options: CloudOptions = {}): Town {
  const town: { cloud?: Cloud; people?: Company } = {}
  beforeAll(async () => {
    town.cloud = await startCloud(options)
    town.people = await signInAll(town.cloud)
  })
  afterAll(() => town.cloud?.stop())
  beforeEach(() => populate(present(town.cloud)))
  return {
    get cloud() {
      return present(town.cloud)
    },
    get people() {
      return present(town.people)
    },
  }
}

function present<T>(part: T | undefined): T {
  if (part === undefined) throw new Error('the town exists only while tests run')
  return part
}
