export default definePageConfig({ navigationBarTitleText: '网格架构', enablePullDownRefresh: true })
