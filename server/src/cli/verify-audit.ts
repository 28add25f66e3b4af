import { verifyAudit } from '#ground/audit/index.ts'
import { readConfig } from '../config.ts'
import { openInstallation } from '../open-installation.ts'

/** `clearloop verify-audit`: exit code 0 where nothing was touched, 1 with the first fault named, in both languages. */
export async function verifyAuditCommand(args: string[]): Promise<number> {
  const config = readConfig()
  const installation = await openInstallation(config, { log: () => {} })
  try {
    const verification = await verifyAudit(installation.database, config.home)
    if (args.includes('--json')) console.log(JSON.stringify(verification))
    else console.log(said(verification))
    return verification.ok ? 0 : 1
  } finally {
    await installation.close()
  }
}

function said(verification: Awaited<ReturnType<typeof verifyAudit>>): string {
  if (verification.ok) return '审计记录完整，未发现改动 / the audit is whole'
  return `${verification.firstFault.sentence.zh}\n${verification.firstFault.sentence.en}`
}
