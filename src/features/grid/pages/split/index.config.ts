export default definePageConfig({ navigationBarTitleText: '拆分网格' })
