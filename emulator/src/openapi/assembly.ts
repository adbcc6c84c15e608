import type { Clock } from '../clock'
import type { OpenApiParts } from '../server/openapi-admin'
import type { Sessions } from '../server/sessions'
import type { Storage } from '../storage/handler'
import type { Download, PushedEvent } from './media-checks'
import { MediaChecks } from './media-checks'
import { msgSecCheck } from './msg-sec-check'
import { ScriptedAnswers } from './scripted-answers'
import { OpenApiService } from './service'
import { SubscribeMessages } from './subscribe-message'
import { Subscriptions } from './subscriptions'
import { getUnlimited } from './wxacode'

export interface OpenApiAssembly {
  readonly appId: string
  readonly clock: Clock
  readonly sessions: Sessions
  readonly storage: Storage
  /** Delivers a message push to the function that the project named for its event. */
  readonly push: (event: PushedEvent) => Promise<void>
}

/** How long WeChat "thinks" about a picture: short enough for tests, long enough that the caller has returned. */
const MEDIA_CHECK_DELAY_MS = 50

/** Builds WeChat's open interfaces and the state behind them. */
export function assembleOpenApi({ appId, clock, sessions, storage, push }: OpenApiAssembly): OpenApiParts {
  const now = (): number => clock.now()
  const lastSeen = (openid: string): number | undefined => sessions.lastSeen(openid)
  const scripted = new ScriptedAnswers()
  const subscriptions = new Subscriptions()
  const messages = new SubscribeMessages(subscriptions, now)
  const download = createDownload(storage)
  const mediaChecks = new MediaChecks({ appId, now, lastSeen, download, push, delayMs: MEDIA_CHECK_DELAY_MS })
  const apis = {
    'security.msgSecCheck': msgSecCheck(lastSeen, now),
    'security.mediaCheckAsync': mediaChecks.api,
    'subscribeMessage.send': messages.api,
    'wxacode.getUnlimited': getUnlimited,
  }
  return {
    service: new OpenApiService({ apis, scripted, now }),
    scripted,
    mediaChecks,
    messages,
    subscriptions,
  }
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
