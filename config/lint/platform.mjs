/**
 * What a phone offers differs from what a browser offers; src/platform is the one place that knows both, so that
 * every other file runs in WeChat, in a browser and in jest unchanged.
 */
const why = 'differs between WeChat and the browser: only src/platform may use it, behind a function of ours.'

const globals = [
  'wx',
  'window',
  'document',
  'navigator',
  'location',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
]

const taroMembers = [
  'cloud',
  'request',
  'uploadFile',
  'downloadFile',
  'connectSocket',
  'getStorage',
  'getStorageSync',
  'setStorage',
  'setStorageSync',
  'removeStorage',
  'removeStorageSync',
  'getLocation',
  'chooseLocation',
  'chooseMedia',
  'compressImage',
  'scanCode',
  'requestSubscribeMessage',
]

export const platformRules = [
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/platform/**', '**/*.test.{ts,tsx}'],
    rules: {
      'no-restricted-globals': ['error', ...globals.map((name) => ({ name, message: `${name} ${why}` }))],
      'no-restricted-properties': [
        'error',
        ...taroMembers.map((property) => ({ object: 'Taro', property, message: `Taro.${property} ${why}` })),
      ],
    },
  },
]
