/** The stages in the order of the plan: a later one may import an earlier one, never the other way round. */
export const STAGES = [
  'mandate',
  'baseline',
  'planning',
  'remediation',
  'supervision',
  'acceptance',
  'oversight',
  'assurance',
]

/** Where a module stands: in which part of the house, on which floor, and in which stage if it is in one. */
export type Place = {
  part: 'contract' | 'server' | 'web' | 'workshop'
  /** 0 ground, 1…8 the stages, 9 views, 10 what puts everything together; undefined where no order applies. */
  floor: number | undefined
  stage: string | undefined
}

/** @returns undefined for a file outside the house, or in a folder of `campaign/` that is no stage */
export function placeOf(file: string): Place | undefined {
  const [top, second, third, fourth] = file.split('/')
  if (top === 'contract') return { part: 'contract', floor: undefined, stage: undefined }
  if (top === 'tools' || top === 'bench' || top === 'e2e')
    return { part: 'workshop', floor: undefined, stage: undefined }
  if (top === 'server' && second === 'test') return { part: 'workshop', floor: undefined, stage: undefined }
  if (top !== 'server' && top !== 'web') return undefined
  if (second !== 'src') return { part: top, floor: 10, stage: undefined }
  if (third === 'ground') return { part: top, floor: 0, stage: undefined }
  if (third === 'views') return { part: top, floor: STAGES.length + 1, stage: undefined }
  if (third !== 'campaign') return { part: top, floor: STAGES.length + 2, stage: undefined }
  const order = STAGES.indexOf(fourth ?? '')
  return order < 0 ? undefined : { part: top, floor: order + 1, stage: fourth }
}
