/** Words of the kit itself. */
export const uiText = {
  loading: '正在加载',
  offlineTitle: '网络不通',
  offlineHint: '请检查网络，连上后再试。写好的内容都还在。',
  offlineNotice: '现在没有网络，看到的可能不是最新的',
  errorTitle: '没有打开',
  retry: '再试一次',
  loadMore: '再看一些',
  noMore: '没有更多了',
  confirm: '确定',
  cancel: '取消',
  close: '关闭',
  back: '返回',
  toContent: '跳到正文',
} as const
