import type { MediaCheck, PushedEvent } from './media-checks'
import type { Verdict } from './verdicts'

const DOWNLOAD_FAILED = -1008
const DOWNLOAD_FAILED_VERSION_1 = 4_294_966_288

/** The event wxa_media_check with the verdict on a picture or sound, in the form of the check's version. */
export function describeVerdict(
  { traceId, openid, version }: MediaCheck,
  verdict: Verdict | 'failed',
  { appId, now }: { readonly appId: string; readonly now: number },
): PushedEvent {
  const head = {
    ToUserName: 'gh_emulator',
    FromUserName: openid ?? 'emulator',
    CreateTime: Math.floor(now / 1000),
    MsgType: 'event',
    Event: 'wxa_media_check',
    appid: appId,
    trace_id: traceId,
  }
  if (version === 1) return { ...head, ...verdictVersion1(verdict) }
  if (verdict === 'failed')
    return { ...head, version, errcode: DOWNLOAD_FAILED, errmsg: 'download failed', detail: [] }
  const { suggest, label } = verdict
  const detail = [{ strategy: 'content_model', errcode: 0, suggest, label, prob: 90 }]
  return { ...head, version, errcode: 0, errmsg: 'ok', result: { suggest, label }, detail }
}

function verdictVersion1(verdict: Verdict | 'failed'): PushedEvent {
  if (verdict === 'failed') return { isrisky: 0, status_code: DOWNLOAD_FAILED_VERSION_1, extra_info_json: '' }
  return { isrisky: verdict.suggest === 'pass' ? 0 : 1, status_code: 0, extra_info_json: '' }
}
