import type { Words } from '#contract/ground/endpoint.ts'

/** Why a backup was not made or is not restored, in a sentence for whoever runs the server: it names the file or the folder. */
export class BackupFault extends Error {
  readonly words: Words

  constructor(zh: string, en: string, options?: ErrorOptions) {
    super(`${zh}\n${en}`, options)
    this.name = 'BackupFault'
    this.words = { zh, en }
  }
}

/** What went wrong, in words that show no value of a row. */
export function wordsOfFailure(error: unknown): Words {
  if (error instanceof BackupFault) return error.words
  const code = (error as NodeJS.ErrnoException)?.code
  if (code === 'ENOSPC') return { zh: '备份所在磁盘空间不足', en: 'There is no room left where backups are kept' }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return { zh: '备份目录不可写', en: 'The folder of the backups cannot be written' }
  return {
    zh: `备份中断（${code ?? '未知原因'}），详见服务器日志`,
    en: `The backup broke off (${code ?? 'unknown'}); the server’s log says more`,
  }
}
