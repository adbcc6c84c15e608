export default definePageConfig({ navigationBarTitleText: '核实住址', enablePullDownRefresh: true })
