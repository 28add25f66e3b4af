const ending =
  /(公司|集团|厂|站|店|部|社|户|坊|场|点|中心|行|所|院|铺|馆|基地|园|农场|工作室|车间|作业点|仓库|堆场|码头|合作社|联合社)([（(].{1,20}[）)])?$/
const company =
  /(有限责任公司|有限公司|股份公司|集团|合作社|加工厂|加工户|加工点|回收站|回收点|收购站|收购点|经营部|制品厂|家具厂|砖瓦厂|砖厂|木门厂|石料场|石粉厂|木材厂|塑料厂|腌菜厂|榨菜厂)/

/** Whether a text reads as the name of an enterprise, workshop or household. */
export function looksLikeName(text: string): boolean {
  if (text.length > 120) return false
  const plain = text.replace(/\s+/g, '')
  return (
    plain.length >= 4 &&
    plain.length <= 60 &&
    /[\u4e00-\u9fff]{3}/.test(plain) &&
    ending.test(plain) &&
    !/[。；;！]/.test(plain) &&
    !/^(企业|单位|公司|填报|报送)/.test(plain)
  )
}

/** Whether a text can be nothing but an enterprise's name. */
export function isSurelyName(text: string): boolean {
  return looksLikeName(text) && company.test(text)
}
