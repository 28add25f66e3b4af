import { parseArgs } from 'node:util'

export const sizes = ['small', 'large'] as const
export type Size = (typeof sizes)[number]

export interface Options {
  readonly sizes: readonly Size[]
  /** Parts of the names of operations; empty for all. */
  readonly only: readonly string[]
  /** Of one cell: an operation as one post at one number of connections. */
  readonly seconds: number
  readonly connections: readonly number[]
  /** A filled home to measure instead of a new one; it is kept. */
  readonly home: string | undefined
}

export const help = `npm run bench [-- OPTIONS]

  --size small|large     5,000 enterprises, 20,000 problems, 40,000 measures | 200,000, 1,000,000, 2,000,000; both if left out
  --only NAME[,NAME]     operations whose name holds one of these
  --seconds N            of each cell, 5 if left out
  --connections N[,N]    1,16,64 if left out
  --home DIRECTORY       measure a demo installation that is filled already, of the one size given; nothing is removed
                         (the measured writes stay in it)

Results are printed and kept in bench/results/<size>.json; large is held against the small of the last run.
Other measurements: node bench/import-20000-rows.ts [rows]
`

/** Reads the command line. Throws a sentence for what it cannot be. */
export function readOptions(args: string[]): Options | 'help' {
  const { values } = parseArgs({
    args,
    options: {
      size: { type: 'string' },
      only: { type: 'string', default: '' },
      seconds: { type: 'string', default: '5' },
      connections: { type: 'string', default: '1,16,64' },
      home: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return 'help'
  const size = sizes.find(name => name === values.size)
  if (values.size !== undefined && !size) throw new Error(`--size is small or large, not “${values.size}”`)
  if (values.home !== undefined && !size) throw new Error('--home needs --size, to say what it holds')
  return {
    sizes: size ? [size] : sizes,
    only: values.only.split(',').filter(Boolean),
    seconds: positive('--seconds', values.seconds, 600),
    connections: values.connections.split(',').map(said => positive('--connections', said, 1000)),
    home: values.home,
  }
}

function positive(option: string, said: string, most: number): number {
  const number = Number(said)
  if (!Number.isInteger(number) || number < 1 || number > most) {
    throw new Error(`${option} takes whole numbers from 1 to ${most}, not “${said}”`)
  }
  return number
}
