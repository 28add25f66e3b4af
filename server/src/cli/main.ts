/** A command of `clearloop`: its arguments in, its exit code out. */
type Command = (args: string[]) => Promise<number>

const commands: Record<string, { words: string; load: () => Promise<Command> }> = {
  import: {
    words:
      '导入或试判一份工作簿 / judge or import a workbook: FILE [--dry-run] [--json] [--area 江山市] [--industry 木质家具] [--as USERNAME]',
    load: async () => (await import('./import.ts')).importCommand,
  },
  demo: {
    words: '演示城市 / the demo city: --scale small|large, --to YYYY-MM-DD',
    load: async () => (await import('./demo/demo-command.ts')).demoCommand,
  },
  backup: {
    words:
      '备份数据库与文件，运行中亦可 / back up database and files, also while running: [--to FOLDER] [--passphrase-file FILE] [--json]',
    load: async () => (await import('./backup.ts')).backupCommand,
  },
  restore: {
    words:
      '从备份恢复到数据目录 / restore a backup into the data directory: FOLDER [--check] [--replace] [--passphrase-file FILE]',
    load: async () => (await import('./restore/restore-command.ts')).restoreCommand,
  },
  'reset-second-factor': {
    words: '重置某人的动态口令 / take a person’s second factor away: USERNAME --reason TEXT',
    load: async () => (await import('./reset-second-factor.ts')).resetSecondFactorCommand,
  },
  watch: {
    words: '应纳未纳及其理由 / who may have been left out, and why: [--look] [--json]',
    load: async () => (await import('./watch.ts')).watchCommand,
  },
  'verify-list': {
    words: '核验清单版本 / verify that no frozen list was changed: [--json]',
    load: async () => (await import('./verify-list.ts')).verifyListCommand,
  },
  'verify-audit': {
    words: '核验审计记录 / verify that no audit row was changed, removed, inserted or cut off',
    load: async () => (await import('./verify-audit.ts')).verifyAuditCommand,
  },
}

const [name = 'help', ...args] = process.argv.slice(2)
const command = commands[name]
if (!command) {
  const lines = Object.entries(commands).map(([key, { words }]) => `  ${key.padEnd(22)}${words}`)
  console.log(`npm run -s clearloop -- COMMAND\n\n${lines.join('\n')}`)
  process.exit(name === 'help' || name === '--help' ? 0 : 2)
}
try {
  process.exit(await (await command.load())(args))
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
