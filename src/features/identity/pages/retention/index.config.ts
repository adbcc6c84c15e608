export default definePageConfig({ navigationBarTitleText: '资料保存期限', enablePullDownRefresh: true })
