export default definePageConfig({ navigationBarTitleText: '选个人进来' })
