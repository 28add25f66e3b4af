import { lookAtOnce, openOmissionsOf } from '#campaign/baseline/index.ts'
import { servicePost } from '#ground/database/claims.ts'
import { withContext } from './with-context.ts'

/** `clearloop watch [--look] [--json]`: who may have been left out, with why; `--look` looks through the registry first. */
export async function watchCommand(args: string[]): Promise<number> {
  if (args.some(arg => arg !== '--json' && arg !== '--look')) {
    console.error(`npm run -s clearloop -- watch [--look] [--json]

  --look   先比对一遍 / look through the registry first
  --json   以 JSON 输出，一行一条 / print JSON, one a line`)
    return 2
  }
  return withContext(async context => {
    const { baseline } = context.stages
    if (args.includes('--look')) await lookAtOnce(context, baseline)
    for await (const omission of openOmissionsOf(context, servicePost('loader'))) {
      console.log(args.includes('--json') ? JSON.stringify(omission) : `${omission.score}\t${omission.sentence.zh}`)
    }
    return 0
  })
}
