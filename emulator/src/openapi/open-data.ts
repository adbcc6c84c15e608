import { randomBytes } from 'node:crypto'
import type { JsonObject } from '../server/body'
import { isJsonObject } from '../server/body'
import { HttpError } from '../server/http-error'
import type { PhoneNumbers } from './phone-numbers'
import type { Records } from './records'
import { RecordsOf } from './records'

/** What a cloudID stands for, or why it stands for nothing. */
export type OpenData =
  | { readonly cloudID: string; readonly data: object }
  | { readonly cloudID: string; readonly errCode: number; readonly errMsg: string }

interface StoredData {
  readonly openid: string
  /** The emulator's time, ms. */
  readonly at: number
  readonly data: object
}

export interface OpenDataOptions {
  readonly records: Records
  readonly phones: PhoneNumbers
  readonly appId: string
  readonly now: () => number
}

const KEPT_IDS = 1000
const VALID_MS = 5 * 60 * 1000
/** CloudIDs that one call of a function replaces. */
const MAX_REPLACED = 5

/** Data that WeChat gives to functions only: the client holds an id of it (a cloudID), good for five minutes. */
export class OpenDataStore {
  private readonly stored: RecordsOf<StoredData>

  constructor(private readonly options: OpenDataOptions) {
    this.stored = new RecordsOf(options.records, 'cloud-id')
  }

  /**
   * Makes a cloudID as wx.getWeRunData, wx.getGroupEnterInfo or the phone button would. `data` replaces the
   * invented content.
   *
   * @param type `phone`, `group` or `werun`
   * @throws HttpError 400 INVALID_PARAM
   */
  create(openid: string, type: unknown, data: unknown): string {
    const { appId, now } = this.options
    if (data !== undefined && !isJsonObject(data))
      throw new HttpError(400, 'INVALID_PARAM', 'data is an object')
    const watermark = { appid: appId, timestamp: Math.floor(now() / 1000) }
    const cloudID = `33_${randomBytes(24).toString('base64url')}`
    const content = { ...this.invent(openid, type), ...data, watermark }
    this.stored.put(cloudID, { openid, at: now(), data: content })
    this.stored.trim(KEPT_IDS)
    return cloudID
  }

  /** What an id stands for when this person's function asks; `openid` is absent for timers and pushes. */
  resolve(cloudID: string, openid: string | undefined): OpenData {
    const found = this.stored.find(cloudID)
    if (!found) return { cloudID, errCode: -601005, errMsg: 'invalid cloudID.' }
    if (this.options.now() - found.at > VALID_MS)
      return { cloudID, errCode: -601006, errMsg: 'cloudID expired.' }
    if (found.openid !== openid) {
      return { cloudID, errCode: -601007, errMsg: 'cloudID and calling user does not match.' }
    }
    return { cloudID, data: found.data }
  }

  /**
   * The event of a client with its CloudIDs, written `{"$cloudID": "…"}`, as the function receives it: those
   * that are fields of the event itself become data, the first five of them; any other becomes a plain text.
   */
  replaceIn(event: JsonObject, openid: string): JsonObject {
    let left = MAX_REPLACED
    return Object.fromEntries(
      Object.entries(event).map(([field, value]) => {
        const cloudID = cloudIdOf(value)
        if (cloudID === undefined || left === 0) return [field, withPlainIds(value)]
        left--
        return [field, this.resolve(cloudID, openid)]
      }),
    )
  }

  private invent(openid: string, type: unknown): object {
    const { phones, now } = this.options
    switch (type) {
      case 'phone':
        return phones.describe(phones.numberOf(openid), now())
      case 'group':
        return {
          opengid: 'emulator-group',
          open_single_roomid: '',
          group_openid: `g-${openid}`,
          chat_type: 3,
        }
      case 'werun':
        return {
          stepInfoList: lastDays(now(), 31).map((timestamp, day) => ({ timestamp, step: 5000 + day })),
        }
      default:
        throw new HttpError(400, 'INVALID_PARAM', 'type is phone, group or werun')
    }
  }
}

/** Midnights in China (Unix seconds) of the last days, oldest first. */
function lastDays(now: number, count: number): number[] {
  const day = 24 * 3600
  const chinaOffset = 8 * 3600
  const today = Math.floor((now / 1000 + chinaOffset) / day) * day - chinaOffset
  return Array.from({ length: count }, (_, at) => today - (count - 1 - at) * day)
}

function cloudIdOf(value: unknown): string | undefined {
  if (!isJsonObject(value) || Object.keys(value).length !== 1) return undefined
  const cloudID = value['$cloudID']
  return typeof cloudID === 'string' ? cloudID : undefined
}

function withPlainIds(value: unknown): unknown {
  const cloudID = cloudIdOf(value)
  if (cloudID !== undefined) return cloudID
  if (Array.isArray(value)) return value.map(withPlainIds)
  if (!isJsonObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([field, item]) => [field, withPlainIds(item)]))
}
