const signIn = process.env.TARO_APP_DEMO === '1' ? ['pages/sign-in/index'] : []

export default defineAppConfig({
  pages: ['tabs/home/index', 'tabs/wishes/index', 'tabs/me/index'],
  subPackages: [
    {
      root: 'features/wish',
      pages: [
        'pages/detail/index',
        'pages/submit/index',
        'pages/mine/index',
        'pages/claims/index',
        'pages/desk/index',
        'pages/fulfil/index',
        'pages/statistics/index',
        'pages/cases/index',
      ],
    },
    {
      root: 'features/grid',
      pages: [
        'pages/search/index',
        'pages/person/index',
        'pages/watchers/index',
        'pages/queue/index',
        'pages/roster/index',
        'pages/tree/index',
        'pages/org/index',
        'pages/split/index',
        'pages/outline/index',
        'pages/codes/index',
        'pages/kept/index',
        'pages/volunteers/index',
      ],
    },
    {
      root: 'features/identity',
      pages: [
        ...signIn,
        'pages/settings/index',
        'pages/privacy/index',
        'pages/my-data/index',
        'pages/looks/index',
        'pages/retention/index',
        'pages/face/index',
        'pages/join/index',
        'pages/household/index',
        'pages/mandates/index',
        'pages/volunteer/index',
      ],
    },
  ],
  preloadRule: {
    'tabs/home/index': { network: 'all', packages: ['features/wish'] },
  },
  window: {
    navigationBarTitleText: '邻格',
    navigationBarBackgroundColor: '#F6F5F2',
    navigationBarTextStyle: 'black',
    backgroundColor: '#F6F5F2',
    backgroundTextStyle: 'dark',
    // In a browser every page draws its own head, with a real heading and a focusable way back.
    navigationStyle: process.env.TARO_ENV === 'h5' ? 'custom' : 'default',
  },
  tabBar: {
    color: '#5C6470',
    selectedColor: '#C8161D',
    backgroundColor: '#FFFFFF',
    borderStyle: 'black',
    list: [
      {
        pagePath: 'tabs/home/index',
        text: '首页',
        iconPath: 'assets/tabs/home.png',
        selectedIconPath: 'assets/tabs/home-on.png',
      },
      {
        pagePath: 'tabs/wishes/index',
        text: '心愿',
        iconPath: 'assets/tabs/heart.png',
        selectedIconPath: 'assets/tabs/heart-on.png',
      },
      {
        pagePath: 'tabs/me/index',
        text: '我的',
        iconPath: 'assets/tabs/me.png',
        selectedIconPath: 'assets/tabs/me-on.png',
      },
    ],
  },
  lazyCodeLoading: 'requiredComponents',
  animation: false,
})
