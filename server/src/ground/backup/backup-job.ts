import { z } from 'zod'
import { refuse } from '../errors/refuse.ts'
import { defineJob } from '../jobs/job-kind.ts'
import { BackupFault, wordsOfFailure } from './backup-fault.ts'
import { type Keeping, makeBackup } from './make-backup.ts'

/** A backup that the system administrator asks for; it goes on when the page is left. */
export const backupJob = (keeping: Keeping) =>
  defineJob({
    kind: 'backup',
    title: () => ({ zh: '立即备份', en: 'Back up now' }),
    takes: z.object({}),
    attempts: 1,
    handle: async ({ actor, progress, cancelled }) => {
      const words = { zh: '正在备份', en: 'Backing up' }
      progress(0, words)
      try {
        const { removed } = await makeBackup(keeping, {
          askedBy: 'administrator',
          personId: actor.personId,
          onProgress: fraction => {
            if (cancelled()) throw new BackupFault('备份已取消', 'The backup was cancelled')
            progress(fraction, words)
          },
        })
        return {
          done: 1,
          refused: 0,
          words: {
            zh: removed.length === 0 ? '备份已完成' : `备份已完成，清除了 ${removed.length} 份较早的备份`,
            en:
              removed.length === 0
                ? 'The backup is made'
                : `The backup is made; ${removed.length} older ones made room`,
          },
        }
      } catch (error) {
        const said = wordsOfFailure(error)
        throw refuse(409, 'wrongState', said, {
          zh: '请按提示处理后再试；服务器日志有详情',
          en: 'Put that right and try again; the server’s log says more',
        })
      }
    },
  })
