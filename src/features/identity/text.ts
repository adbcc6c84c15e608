export const settingsText = {
  title: '设置',
  size: '字的大小',
  large: '长辈版',
  largeHint: '正文 21 号起，按钮更高，首页一次一件事；也跟着微信的字号变',
  preview: '看起来是这样',
  normalName: '普通版',
  sampleTitle: '想要一副老花镜，看药盒上的字',
  sampleText: '李明 说办好了，等您点确认。',
  sampleButton: '收到了，谢谢',
  messages: '消息提醒',
  messagesHint: '微信规定：同意一次，只能提醒您一次。想下次也收到，就再点一下。',
  allow: '同意下一次提醒',
  allowed: (count: number) => `好的，下次有 ${count} 种进展会提醒您`,
  notAllowed: '没有打开提醒，进展随时可以在“我的心愿”里看',
  about: '关于',
  privacy: '隐私：存了什么，谁能看到',
} as const

export const signInText = {
  title: '选个人进来看看',
  lead: '这是演示用的小镇，名字和故事都是编的。选谁，就用谁的手机。',
  people: '小镇里的人',
  resident: '居民',
  empty: '小镇还没有人',
  emptyHint: '请在终端里重新运行 npm start。',
} as const

/** In plain words, because it is meant to be read. */
export const privacyText = {
  title: '隐私',
  lead: '我们存了什么，谁能看到，都写在这里。',
  chapters: [
    {
      icon: 'me',
      title: '存了什么',
      lines: [
        '您的姓名、住在哪个网格和哪栋楼，由网格员登记。',
        '手机号和门牌加了密存放，平时谁也看不到。',
        '您写的心愿、照片，和每一步的经过。',
        '照片里藏着的拍摄地点和手机型号，上传前就去掉了。',
      ],
    },
    {
      icon: 'people',
      title: '大家能看到什么',
      lines: [
        '社区审核通过以后，看得到心愿那句话、属于哪一类、在哪个网格。',
        '“为什么想要”和照片，由您决定给不给看。',
        '涉及生病或孩子的心愿，只公开一句概要。',
        '姓名、手机号和门牌不公开。',
      ],
    },
    {
      icon: 'hand',
      title: '认领人能看到什么',
      lines: [
        '认领之后，为了联系您，可以查看您的姓名、手机号和门牌。',
        '每查看一次都会记下来：谁、什么时候、为哪个心愿。',
      ],
    },
    {
      icon: 'shield',
      title: '社区和网格能看到什么',
      lines: [
        '社区工作人员看得到本社区的心愿，为的是审核和想办法。',
        '网格党支部看得到本网格的心愿，为的是先帮一把。',
        '没有排名，不拿您的心愿考核谁。',
      ],
    },
    {
      icon: 'edit',
      title: '您可以怎么做',
      lines: [
        '没人认领的心愿，随时可以改，也可以撤回。',
        '已经有人认领的，先问问对方，对方同意就能改或撤回。',
        '感谢的话要您同意才公开。',
        '想查看、更正或删除自己的资料，请找网格员或社区办理。',
      ],
    },
  ],
} as const
