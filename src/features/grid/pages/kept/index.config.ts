export default definePageConfig({ navigationBarTitleText: '没有手机的居民' })
