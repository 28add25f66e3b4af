/** One thing wrong in a campaign's folder, and what was expected. */
export interface CampaignFault {
  readonly file: string
  /** Path inside the file, as in `industries[3].deadline`; empty for the file as a whole. */
  readonly path: string
  readonly zh: string
  readonly en: string
}

/** A campaign's folder that cannot be used. The message names every fault, in Chinese and English, a line each. */
export class CampaignFileError extends Error {
  override readonly name = 'CampaignFileError'
  readonly folder: string
  readonly faults: readonly CampaignFault[]

  constructor(folder: string, faults: readonly CampaignFault[]) {
    const lines = faults.map(({ file, path, zh, en }) => `  ${file}${path === '' ? '' : ` ${path}`}：${zh} / ${en}`)
    super(
      `行动数据有 ${faults.length} 处错误 / ${faults.length} fault(s) in the campaign's data: ${folder}\n${lines.join('\n')}`,
    )
    this.folder = folder
    this.faults = faults
  }
}
