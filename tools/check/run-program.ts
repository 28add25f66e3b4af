import { spawn } from 'node:child_process'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'

/** How a program ended: its exit code (1 when a signal ended it) and what it said. */
export type ProgramResult = { code: number; output: string }

/** Runs one of the repository's own programs (`node_modules/.bin`) and keeps what it says. */
export function runProgram(root: string, name: string, args: string[]): Promise<ProgramResult> {
  return collect(path.join(root, 'node_modules', '.bin', name), args, root)
}

/** Runs a TypeScript file of the repository under this Node. */
export function runScript(root: string, file: string, args: string[] = []): Promise<ProgramResult> {
  return collect(process.execPath, [path.join(root, file), ...args], root)
}

/** A program's failure as complaints; its last lines suffice, the start is usually a banner. */
export function complaintsOf({ code, output }: ProgramResult, lines = 60): string[] {
  if (code === 0) return []
  const said = output.trim().split('\n').slice(-lines).join('\n')
  return [said || `ended with exit code ${code}`]
}

function collect(command: string, args: string[], cwd: string): Promise<ProgramResult> {
  return new Promise(resolve => {
    let output = ''
    const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' }
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
    const keep = (text: string) => {
      output += text
    }
    child.stdout.setEncoding('utf8').on('data', keep)
    child.stderr.setEncoding('utf8').on('data', keep)
    child.on('error', error => resolve({ code: 1, output: error.message }))
    child.on('close', code => resolve({ code: code ?? 1, output: stripVTControlCharacters(output) }))
  })
}
