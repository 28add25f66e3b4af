import type { ConfigProviderProps } from 'antd'
import dayjs from 'dayjs'
import type { Locale } from '#contract/ground/identity.ts'

export type AntWords = NonNullable<ConfigProviderProps['locale']>

/** The words within Ant Design's own parts (calendar, empty list, page) and the names of days and months. */
export async function loadAntWords(locale: Locale): Promise<AntWords> {
  if (locale === 'en') {
    dayjs.locale('en')
    return (await import('antd/es/locale/en_US')).default
  }
  const [words] = await Promise.all([import('antd/es/locale/zh_CN'), import('dayjs/locale/zh-cn')])
  dayjs.locale('zh-cn')
  return words.default
}
