/** Why a workbook as a whole is not taken; nothing has been changed then. */
export const workbookFaults = {
  too_large: '文件超过 10 MB，请分成几份再导入',
  gone: '文件已经不在了，请重新上传',
  not_xlsx: '这不是 .xlsx 文件。旧版 .xls、.csv 请先在 Excel 里“另存为”.xlsx；加了密码的请先去掉密码',
  broken: '文件损坏了，打不开，请重新保存一份',
  bomb: '文件解开以后大得不正常，不能导入',
  macros: '文件里有宏，请另存为不带宏的 .xlsx',
  no_header: '没有找到表头：前 10 行里要有一行写着姓名、楼栋、门牌号这样的列名',
  merged: '有合并的单元格，请先取消合并',
  too_many_columns: '有内容的列太多（最多 60 列），请删去不需要的列',
  too_many_rows: '超过 100,000 行，请分成几份再导入',
  too_slow: '文件内容太多，系统来不及读，请分成几份再导入',
  empty: '表头下面没有内容',
  stuck:
    '系统试了好几次都没能处理完，就停下了。居民资料一点没有改动；可以过一会儿重新上传，或者分成几份再导入',
} as const
export type WorkbookFault = keyof typeof workbookFaults

/** Why a row is not taken, or a cell of it. `{row}` names the other row. */
export const rowFaults = {
  missing: '这一格要填',
  formula: '这一格是公式，请复制后“只粘贴数值”',
  excel_error: '这一格在 Excel 里就是错误值',
  too_long: '内容太长',
  id_number: '像是身份证号，系统不收身份证号，请删去这一列',
  name: '姓名里有看不懂的字符',
  phone: '不是 11 位手机号',
  building: '社区里没有这栋楼，请核对楼栋（和小区）',
  building_twice: '有几栋楼同名，请填小区',
  door: '看不懂的门牌号，请写成 3-402',
  door_is_date: '门牌号像被 Excel 改成了日期，请把这一列设成“文本”再填',
  relation: '看不懂的关系，请填户主、配偶、子女、父母、亲属、租户或其他',
  birth: '看不懂的日期，请写成 2018-05-01',
  row_twice: '和第 {row} 行是同一户的同一个人',
  phone_twice: '第 {row} 行已经用了这个手机号',
  phone_taken: '这个手机号登记在另一个人名下',
  several: '找到不止一个这样的人，分不清是谁',
  phone_proven: '本人在微信里验证过另一个手机号，请先和本人核对',
  representative: '这个人是原住户的户代表，请先换代表再搬',
} as const
export type RowFaultCode = keyof typeof rowFaults

/** A fault of a row. */
export interface RowFault {
  readonly code: RowFaultCode
  /** Position of the column, from 0; null: the row as a whole. */
  readonly column: number | null
  /** The other row that it is about. */
  readonly row?: number | null
}

/** A row's fault as people read it. */
export const faultText = ({ code, row }: Pick<RowFault, 'code' | 'row'>): string =>
  rowFaults[code].replace('{row}', String(row ?? ''))
