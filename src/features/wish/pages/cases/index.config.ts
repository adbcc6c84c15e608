export default definePageConfig({ navigationBarTitleText: '心愿明细', enablePullDownRefresh: true })
