import { join } from 'node:path'
import type { Clock } from '../clock'
import type { OpenApiParts } from '../server/openapi-admin'
import type { Sessions } from '../server/sessions'
import type { Storage } from '../storage/file-lists'
import type { Download, PushedEvent } from './media-checks'
import { MediaChecks } from './media-checks'
import { msgSecCheck } from './msg-sec-check'
import { imgSecCheck } from './older-checks'
import { OpenDataStore } from './open-data'
import { Pages } from './pages'
import { PhoneNumbers } from './phone-numbers'
import { ProgramLinks } from './program-links'
import { Quotas } from './quotas'
import { Records } from './records'
import { ScriptedAnswers } from './scripted-answers'
import type { Api } from './service'
import { OpenApiService } from './service'
import { SubscribeMessages } from './subscribe-message'
import { Subscriptions } from './subscriptions'
import type { TemplatesDeclaration } from './templates'
import { Templates } from './templates'
import { urlLinkApis } from './url-links'
import type { ForcedCheck } from './verdicts'
import { createJudge } from './verdicts'
import { wxacodeApis } from './wxacode'

export interface OpenApiAssembly {
  readonly appId: string
  /** Where credits, messages, checks and codes are kept. */
  readonly dataDir: string
  /** Address of the server, without a slash at the end. */
  readonly origin: string
  readonly clock: Clock
  readonly sessions: Sessions
  readonly storage: Storage
  readonly templates?: TemplatesDeclaration | undefined
  /** The content of the mini-program's app.json. */
  readonly app?: unknown
  /** Delivers a message push to the function that the project named for its event. */
  readonly push: (event: PushedEvent) => Promise<void>
  /** How a fault disturbs the content checks now. */
  readonly forcedCheck: () => ForcedCheck | undefined
}

/** How long WeChat "thinks" about a picture: short enough for tests, long enough that the caller has returned. */
const MEDIA_CHECK_DELAY_MS = 50

/** Builds WeChat's open interfaces and the state behind them. */
export function assembleOpenApi(given: OpenApiAssembly): OpenApiParts {
  const { appId, clock, forcedCheck } = given
  const now = (): number => clock.now()
  const templates = new Templates(given.templates)
  const pages = new Pages(given.app)
  const records = new Records(join(given.dataDir, 'openapi.sqlite'))
  const links = new ProgramLinks(records, given.origin, now)
  const subscriptions = new Subscriptions(records)
  const messages = new SubscribeMessages({ records, subscriptions, templates, pages, now })
  const phones = new PhoneNumbers({ records, appId, now })
  const openData = new OpenDataStore({ records, phones, appId, now })
  const { mediaChecks, apis: checks } = assembleChecks(given, records)
  const scripted = new ScriptedAnswers()
  const quotas = new Quotas(now)
  const apis = {
    ...checks,
    ...wxacodeApis({ links, pages }),
    ...urlLinkApis({ links, pages, now }),
    'subscribeMessage.send': messages.api,
    'phonenumber.getPhoneNumber': phones.api,
  }
  const service = new OpenApiService({ apis, scripted, quotas, openData, now, forcedCheck })
  mediaChecks.resume()
  return {
    records,
    ...{ service, scripted, mediaChecks, messages, subscriptions, templates, phones, openData, links },
    reset: () => {
      mediaChecks.cancel()
      records.clear()
      service.reset()
      scripted.reset()
      quotas.reset()
    },
    close: () => {
      mediaChecks.stop()
      records.close()
    },
  }
}

function assembleChecks(
  { appId, clock, sessions, storage, push, forcedCheck }: OpenApiAssembly,
  records: Records,
): { readonly mediaChecks: MediaChecks; readonly apis: { readonly [name: string]: Api } } {
  const now = (): number => clock.now()
  const lastSeen = (openid: string): number | undefined => sessions.lastSeen(openid)
  const judge = createJudge(forcedCheck)
  const download = createDownload(storage)
  const delayMs = MEDIA_CHECK_DELAY_MS
  const mediaChecks = new MediaChecks({ records, appId, now, lastSeen, download, judge, push, delayMs })
  const apis = {
    'security.msgSecCheck': msgSecCheck({ lastSeen, judge, now }),
    'security.mediaCheckAsync': mediaChecks.api,
    'security.imgSecCheck': imgSecCheck(judge),
  }
  return { mediaChecks, apis }
}

/** Reads the file behind one of the emulator's own links; of foreign links only the name is known. */
function createDownload({ links, files }: Storage): Download {
  return async (url) => {
    if (!links.isOwn(url)) return { name: url }
    const path = links.pathOfUrl(url)
    const bytes = path === undefined ? undefined : await files.read(path).catch(() => undefined)
    return path === undefined || bytes === undefined ? 'failed' : { name: path, bytes }
  }
}
