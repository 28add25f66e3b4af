import { parseArgs } from 'node:util'
import type { Context } from '../../context.ts'
import { withContext } from '../with-context.ts'
import { moveClock } from './move-clock.ts'
import { fillToScale } from './scale/fill-to-scale.ts'
import { sizes } from './scale/sizes.ts'

const usage = `npm run -s clearloop -- demo --to YYYY-MM-DD | --scale small|large

  --to      把演示时钟拨到该日上午九点，并办完其间每天的轮转 / move the demo's clock to nine in the morning of a day, making the turn of every day between
  --scale   另加虚构数据：small 5 千企业、2 万问题、4 万措施，large 20 万、100 万、200 万
            add invented data: 5,000 enterprises, 20,000 problems and 40,000 measures, or 200,000, 1,000,000 and 2,000,000
  --help    显示本说明 / show this

只用于演示环境，运行中或已停止的都可以 / for a demo installation alone, running or stopped`

/** A database started for filling writes each page to its log once, not after every checkpoint, and need not wait for the disk. */
const bulkSettings = {
  shared_buffers: '1GB',
  max_wal_size: '24GB',
  synchronous_commit: 'off',
  checkpoint_timeout: '1h',
}

/**
 * `clearloop demo`: moves the clock of a demo installation, or fills it to the sizes at which speed is measured.
 *
 * @returns 0 when done, 1 where the installation is no demo or the day cannot be, 2 for wrong arguments
 */
export async function demoCommand(args: string[]): Promise<number> {
  const asked = readArguments(args)
  if (asked === 'help') {
    console.log(usage)
    return 0
  }
  if ('wrong' in asked) {
    console.error(`${asked.wrong}\n\n${usage}`)
    return 2
  }
  const { to, scale } = asked
  if (to !== undefined) return withContext(context => inDemo(context, () => moveClock(context, to, say)))
  return withContext(context => inDemo(context, () => fillToScale(context, sizes[scale], say)), bulkSettings)
}

type Asked =
  | { readonly to: string; readonly scale?: undefined }
  | { readonly to?: undefined; readonly scale: keyof typeof sizes }

function readArguments(args: string[]): Asked | 'help' | { readonly wrong: string } {
  try {
    const { values } = parseArgs({
      args,
      options: { to: { type: 'string' }, scale: { type: 'string' }, help: { type: 'boolean', default: false } },
    })
    const { to, scale } = values
    if (values.help) return 'help'
    if ((to === undefined) === (scale === undefined)) {
      return { wrong: '--to 和 --scale 请给出其中一个 / give one of --to and --scale' }
    }
    if (to !== undefined) return { to }
    if (scale === 'small' || scale === 'large') return { scale }
    return { wrong: `--scale 只能是 small 或 large，不是「${scale}」 / --scale is small or large, not “${scale}”` }
  } catch (error) {
    return { wrong: `参数不对 / wrong arguments: ${error instanceof Error ? error.message : String(error)}` }
  }
}

async function inDemo(context: Context, work: () => Promise<number>): Promise<number> {
  if (context.demo !== null && context.clockSetting.offsetAllowed()) return work()
  console.error(
    `${context.config.home} 不是演示环境，未作任何改动 / ${context.config.home} is no demo installation; nothing was changed`,
  )
  return 1
}

function say(line: string): void {
  console.log(line)
}
