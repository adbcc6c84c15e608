import { at } from './random'

const list = (text: string): string[] => text.trim().split(/\s+/)

export const surnames = list(`
  王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹 袁 邓 许
  傅 沈 曾 彭 吕 苏 卢 蒋 蔡 贾 丁 魏 薛 叶 阎 余 潘 杜 戴 夏 钟 汪 田 任 姜 范 方 石 姚 谭 廖 邹 熊 金 陆
`)

export type Generation = 'elder' | 'adult'
export type Gender = 'female' | 'male'

/** Names as people born around 1945, and around 1980, bear them. */
export const givenNames: Record<Generation, Record<Gender, readonly string[]>> = {
  elder: {
    female: list(`
      桂兰 秀英 玉珍 淑芬 桂英 秀珍 凤英 玉兰 素珍 惠珍 月娥 金凤 翠花 淑兰 玉梅 秀兰 桂芳 春兰 彩霞 美华
      瑞芳 静芬 兰英 福珍 巧云 银娣 爱珍 文秀 慧君 佩华
    `),
    male: list(`
      建国 国华 德明 志强 永福 振华 长根 福生 金山 文忠 庆祥 家骏 耀宗 宝根 世昌 成林 大海 忠良 学文 正明
      荣生 顺义 传德 云亭 士杰 伯安 树声 兆丰 明义 炳南
    `),
  },
  adult: {
    female: list(`
      丽 敏 静 燕 芳 娜 倩 婷 晓燕 雪梅 丽娟 海燕 慧敏 思思 文静 佳慧 雨晴 梦洁 欣怡 晓琳 春燕 亚男 红梅 小玲
      玉洁 诗雨 蓉蓉 方圆 若兰 可心
    `),
    male: list(`
      伟 强 磊 洋 勇 军 杰 涛 超 明 刚 平 鹏飞 志远 文博 晓东 海波 建军 俊杰 浩然 宇航 子轩 立新 新民 启明
      一鸣 景行 凯 晨 旭东
    `),
  },
}

export const cityName = '临澜市'
const districtNames = list(
  '望江区 临湖区 清源区 雨山区 长宁里区 澜东区 澜西区 枫林区 桃源里区 汇川里区 溪南区 高塘区',
)
export const districtName = (index: number): string => at(districtNames, index)

const streetFirst = [...'清望临长永安景文东南']
const streetSecond = [...'澜江湖宁乐平山桥林泉']
/** A hundred different names of subdistricts. */
export const subdistrictName = (index: number): string =>
  `${at(streetFirst, index)}${at(streetSecond, index + Math.floor(index / 10))}街道`

const placeFirst = [...'云荷梅兰桂松柳枫梧银金玉紫青清明晨春秋安康福和瑞祥文德仁雅景']
const placeSecond = [...'园苑湖溪桥山泉庭林岭塘浦巷营坊洲台门井里']
/** 602 different names of communities: 30 and 20 characters, paired so that neighbours differ in both. */
export const communityName = (index: number): string => {
  if (index < 2) return index === 0 ? '锦绣社区' : '翠竹社区'
  const pair = index - 2
  return `${at(placeFirst, pair)}${at(placeSecond, pair + Math.floor(pair / 30))}社区`
}

const numerals = list('一 二 三 四 五 六 七 八 九 十 十一 十二')
export const gridName = (index: number): string => `${at(numerals, index)}网格`

const estateEndings = list('花园 新村 小区 家园')
/** The housing estate that a grid's buildings belong to; two grids of a community share one. 锦绣花园 */
export const estateName = (community: string, grid: number): string =>
  community.replace(/社区$/, '') + at(estateEndings, Math.floor(grid / 2))

const units = list(`
  市第二医院 城东供电所 实验学校 便民超市 市图书馆 公交三公司 自来水公司 邮政支局 江畔律师事务所 老年大学
  燃气服务站 文化馆 消防救援站 园林所 环卫所 口腔门诊部 科技馆 幼儿园 菜市场 养老服务中心
`)
export const unitName = (index: number): string => `${at(units, index)}党支部`
