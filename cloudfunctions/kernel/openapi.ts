import { cloud } from './cloud'

/** WeChat's open interfaces that this program calls, with the fields it reads; each is listed in a config.json. */
interface OpenApi {
  readonly security: {
    msgSecCheck(asked: {
      readonly openid: string
      readonly content: string
      readonly version: 2
      readonly scene: number
    }): Promise<{ readonly result: { readonly suggest: string } }>
    mediaCheckAsync(asked: {
      readonly openid: string
      readonly mediaUrl: string
      readonly mediaType: 2
      readonly version: 2
      readonly scene: number
    }): Promise<{ readonly traceId: string }>
  }
  readonly phonenumber: {
    /** Fails with errCode 40029 when the code is spent or older than five minutes; every exchange costs money. */
    getPhoneNumber(asked: {
      readonly code: string
    }): Promise<{ readonly phoneInfo: { readonly purePhoneNumber: string; readonly countryCode: string } }>
  }
  readonly wxacode: {
    /** Fails with errCode 41030 while the page is not published, 45009 after 5,000 in a minute. */
    getUnlimited(asked: {
      readonly scene: string
      readonly page: string
      readonly checkPath: boolean
      readonly envVersion: 'release'
      /** px, 280 to 1280. */
      readonly width: number
    }): Promise<{ readonly contentType: string; readonly buffer: Buffer }>
  }
  readonly subscribeMessage: {
    send(message: {
      readonly touser: string
      readonly templateId: string
      readonly page: string
      readonly data: { readonly [slot: string]: { readonly value: string } }
      readonly lang: 'zh_CN'
    }): Promise<unknown>
  }
}

/** The SDK's own type of this is `any`. */
export const openapi = (): OpenApi => cloud.openapi as unknown as OpenApi
