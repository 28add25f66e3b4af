import fs from 'node:fs'
import path from 'node:path'

const HEARTBEAT_SECONDS = 2
const STALE_SECONDS = 30

/**
 * Lets one process at a time do `work` on this clone; the others wait. The lock is a directory (making one is atomic
 * everywhere) with the holder's pid, touched as long as the holder lives: a lock whose process is gone, or that
 * nobody touched for half a minute, is broken.
 *
 * @param directory the lock's path; its parent must be writable
 * @param onWait called once when somebody else holds it
 */
export async function withLock(directory, onWait, work) {
  fs.mkdirSync(path.dirname(directory), { recursive: true })
  let told = false
  while (!(await take(directory))) {
    if (!told) onWait()
    told = true
    breakIfStale(directory)
    await pause(250)
  }
  const heartbeat = setInterval(() => {
    const now = new Date()
    fs.utimes(directory, now, now, () => {})
  }, HEARTBEAT_SECONDS * 1000)
  try {
    return await work()
  } finally {
    clearInterval(heartbeat)
    if (readHolder(directory) === process.pid) fs.rmSync(directory, { recursive: true, force: true })
  }
}

async function take(directory) {
  try {
    fs.mkdirSync(directory)
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
  fs.writeFileSync(path.join(directory, 'pid'), String(process.pid))
  // Another waiter may have judged the previous lock stale and removed ours in its place: look again.
  await pause(100)
  return readHolder(directory) === process.pid
}

function breakIfStale(directory) {
  const state = fs.statSync(directory, { throwIfNoEntry: false })
  if (!state) return
  const untouched = (Date.now() - state.mtimeMs) / 1000
  const holder = readHolder(directory)
  const gone = holder === undefined ? untouched > HEARTBEAT_SECONDS : !isAlive(holder)
  if (gone || untouched > STALE_SECONDS) fs.rmSync(directory, { recursive: true, force: true })
}

function readHolder(directory) {
  try {
    const pid = Number(fs.readFileSync(path.join(directory, 'pid'), 'utf8'))
    return pid > 0 ? pid : undefined
  } catch {
    return undefined
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function pause(milliseconds) {
  return new Promise(resolve => setTimeout(resolve, milliseconds))
}
