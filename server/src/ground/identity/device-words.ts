import type { Words } from '#contract/ground/endpoint.ts'

const browsers = [
  [/DingTalk|TaurusApp/i, '浙政钉', 'DingTalk'],
  [/MicroMessenger/i, '微信', 'WeChat'],
  [/Edg\//, 'Edge', 'Edge'],
  [/360SE|QIHU|360EE/i, '360 浏览器', '360 Browser'],
  [/Firefox\//, 'Firefox', 'Firefox'],
  [/Chrome\/|CriOS/, 'Chrome', 'Chrome'],
  [/Safari\//, 'Safari', 'Safari'],
] as const

const systems = [
  [/HarmonyOS|OpenHarmony/i, '鸿蒙', 'HarmonyOS'],
  [/Android/, '安卓手机', 'Android'],
  [/iPhone|iPad/, 'iPhone 或 iPad', 'iPhone or iPad'],
  [/Windows/, 'Windows', 'Windows'],
  [/Macintosh|Mac OS X/, 'Mac', 'Mac'],
  [/Linux|UOS|Kylin/i, 'Linux', 'Linux'],
] as const

/** The device in words, e.g. Windows · Chrome, from what the browser says of itself: shown to its owner, never decided by. */
export function deviceWords(agent: string): Words {
  const system = systems.find(([mark]) => mark.test(agent))
  const browser = browsers.find(([mark]) => mark.test(agent))
  const said = [system, browser].filter(one => one !== undefined)
  if (said.length === 0) return { zh: '未知设备', en: 'Unknown device' }
  return { zh: said.map(([, zh]) => zh).join(' · '), en: said.map(([, , en]) => en).join(' · ') }
}
