import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { findBrowser } from './find-browser.ts'

const CHINESE_FONT = 'fonts-noto-cjk'

/**
 * Makes sure of a browser: one that is there; else, as root on Debian, Debian's with a Chinese font; else Playwright's.
 *
 * @param log told in one line what is done
 * @returns its path, or undefined when none could be had
 */
export function ensureBrowser(root: string, log: (line: string) => void): string | undefined {
  const present = findBrowser()
  if (present) return present
  if (process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get')) {
    log('正在用 apt-get 安装 chromium 与中文字体 · installing chromium and a Chinese font with apt-get')
    const installed =
      run(root, 'apt-get', ['update', '-q']) &&
      run(root, 'apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium', CHINESE_FONT])
    if (installed) return findBrowser()
  }
  log('正在下载 Playwright 的 chromium · downloading chromium with Playwright')
  run(root, path.join(root, 'node_modules', '.bin', 'playwright'), ['install', 'chromium'])
  return findBrowser()
}

/** Said when `ensureBrowser` found none. */
export const NO_BROWSER =
  '找不到浏览器，也未能安装：请安装 Chromium 或 Chrome，或用 CLEARLOOP_BROWSER 指明其路径，再运行一次。\n' +
  'No browser was found and none could be installed: install Chromium or Chrome, or name its path in CLEARLOOP_BROWSER, and run again.'

function run(root: string, command: string, args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: root, env, encoding: 'utf8' })
  if (status === 0) return true
  console.error(error?.message ?? `${stdout}\n${stderr}`.trim().split('\n').slice(-10).join('\n'))
  return false
}
