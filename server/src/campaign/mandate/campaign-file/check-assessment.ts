import type { CampaignFault } from './campaign-fault.ts'
import type { CampaignFiles } from './read-campaign-folder.ts'

const file = 'assessment.yaml'

/** 评估打分: weights come to 100, and a worse result never earns more than a better one. */
export function checkAssessment({ assessment }: CampaignFiles): CampaignFault[] {
  if (!assessment) return []
  const faults: CampaignFault[] = []
  const sum = Object.values(assessment.weights).reduce((total, weight) => total + weight, 0)
  if (Math.abs(sum - 100) > 1e-6)
    faults.push({
      file,
      path: 'weights',
      zh: `五个维度的权重合计为 ${sum}，应为 100`,
      en: `the weights of the five dimensions come to ${sum}; expected 100`,
    })
  const { met, metWithinTerm, notMet } = assessment.points
  if (met <= 0)
    faults.push({ file, path: 'points.met', zh: '符合的得分应大于 0', en: 'expected more than 0 for an item met' })
  if (metWithinTerm > met)
    faults.push({
      file,
      path: 'points.metWithinTerm',
      zh: `基本符合的得分 ${metWithinTerm} 不应高于符合的 ${met}`,
      en: `an item met within a term earns ${metWithinTerm}; expected no more than the ${met} of one met`,
    })
  if (notMet > metWithinTerm)
    faults.push({
      file,
      path: 'points.notMet',
      zh: `不符合的得分 ${notMet} 不应高于基本符合的 ${metWithinTerm}`,
      en: `an item not met earns ${notMet}; expected no more than the ${metWithinTerm} of one met within a term`,
    })
  return faults
}
