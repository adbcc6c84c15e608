// WeChat on an iPhone runs in the system's JavaScript engine: iOS 12 is the oldest that base library 2.32.3 meets.
// Chromium and desktop browsers read everything that iOS 12 reads, so one set of targets serves both builds.
module.exports = {
  presets: [
    [
      'taro',
      {
        framework: 'react',
        ts: true,
        compiler: 'webpack5',
        targets: { ios: '12', android: '70' },
        // A path of the building machine in the output would make two equal builds differ.
        absoluteRuntime: false,
      },
    ],
  ],
}
