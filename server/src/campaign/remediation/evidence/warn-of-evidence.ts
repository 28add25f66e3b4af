import type { FileView } from '#contract/ground/file.ts'
import type { EvidenceWarning } from '#contract/remediation/evidence-warning.ts'
import { dayOf } from '#ground/clock/shanghai.ts'
import { metresBetween } from './metres-between.ts'

/** Another use of a picture, as far as the asker may know of it. */
export interface OtherUse {
  /** Whether it is the same file or one that looks the same. */
  readonly exact: boolean
  /** The problem it belongs to; null where that is out of the asker's reach. */
  readonly number: string | null
  /** Whether it shows this very problem before the work. */
  readonly ownBefore: boolean
  readonly areaName: string
}

export interface Evidence {
  readonly file: Pick<FileView, 'takenAt' | 'place'>
  /** The day from which work can have been done. */
  readonly workBegan: string
  /** Where the work is; null where nobody has put it on the map. */
  readonly workplace: { readonly lng: number; readonly lat: number } | null
  readonly uses: readonly OtherUse[]
}

/** A plant and its yard, with the error of a phone among halls of sheet metal; metres. */
export const nearby = 500
/** More places than these are counted and not named. */
const mostNamed = 3

/**
 * What a checker should look at twice in a picture that shows work done: used before, exactly or almost; taken before the work began;
 * taken elsewhere. A picture that says neither when nor where is no fault by itself (lifecycles, evidence).
 */
export function warnOfEvidence({ file, workBegan, workplace, uses }: Evidence): EvidenceWarning[] {
  const found: EvidenceWarning[] = uses.slice(0, mostNamed).map(warnOfUse)
  if (uses.length > mostNamed) {
    const more = uses.length - mostNamed
    found.push({ kind: 'reused', words: { zh: `另有 ${more} 处用过`, en: `Used in ${more} more places` } })
  }
  const takenOn = file.takenAt === null ? null : dayOf(new Date(file.takenAt))
  if (takenOn !== null && takenOn < workBegan) {
    found.push({
      kind: 'beforeWork',
      words: {
        zh: `拍摄于 ${takenOn}，早于措施批准日 ${workBegan}`,
        en: `Taken on ${takenOn}, before the measure was approved on ${workBegan}`,
      },
    })
  }
  const metres = file.place && workplace ? metresBetween(file.place, workplace) : 0
  if (metres > nearby + (file.place?.accuracy ?? 0)) {
    const kilometres = (metres / 1000).toFixed(1)
    found.push({
      kind: 'elsewhere',
      words: {
        zh: `拍摄地点距企业约 ${kilometres} 公里`,
        en: `Taken about ${kilometres} km away from the enterprise`,
      },
    })
  }
  return found
}

function warnOfUse({ exact, number, ownBefore, areaName }: OtherUse): EvidenceWarning {
  const kind = exact ? 'reused' : 'alike'
  const how = exact
    ? { zh: '完全相同', en: 'The same picture as' }
    : { zh: '几乎相同', en: 'Nearly the same picture as' }
  if (ownBefore) {
    return { kind, words: { zh: `与本问题整改前的照片${how.zh}`, en: `${how.en} one of this problem before the work` } }
  }
  if (number !== null) return { kind, words: { zh: `与 ${number} 的照片${how.zh}`, en: `${how.en} one of ${number}` } }
  return {
    kind,
    words: {
      zh: `与${areaName}另一条记录的照片${how.zh}，该记录不在您的管辖范围内`,
      en: `${how.en} one of another record in ${areaName}, which your post does not reach`,
    },
  }
}
