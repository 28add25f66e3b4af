import type { Baseline } from '#campaign/baseline/index.ts'
import { type Campaign, getTerm, readOutlines } from '#campaign/mandate/index.ts'
import { assignmentSlip, closureForm, enterprisePlanPaper } from '#campaign/remediation/index.ts'
import { CampaignMap } from '#contract/ground/map.ts'
import { type DocumentKind, type Documents, letter, openDocuments, proofOfService } from '#ground/document/index.ts'
import { dossierPaper, industrySummary, listCoverLetter } from '#views/index.ts'

/** 文书: the kinds of paper that the stages bring, and how the campaign's units sign. */
export function openPapers({
  campaign,
  campaignFolder,
  baseline,
}: {
  campaign: Campaign
  campaignFolder: string
  baseline: Baseline
}): Documents {
  const outlines = readOutlines(campaignFolder)
  const map = outlines === null ? null : CampaignMap.parse(JSON.parse(outlines.toString()))
  const { templates, letterheads } = campaign.papers
  const byUnit = new Map(letterheads.map(one => [one.unit, one]))
  const kinds: DocumentKind[] = [
    assignmentSlip(campaign),
    closureForm(campaign),
    industrySummary(campaign, map),
    dossierPaper(campaign),
    enterprisePlanPaper(campaign),
    listCoverLetter(campaign, list => baseline.freezing.lists.get(list).words),
    letter(templates.letter),
    proofOfService(templates.proofOfService),
  ]
  const term = (id: Parameters<typeof getTerm>[1]) => getTerm(campaign, id)
  return openDocuments({
    kinds,
    letterheadOf: unit => byUnit.get(unit),
    cityCode: campaign.city.code,
    terms: {
      documentRevision: term('documentRevision'),
      documentReview: term('documentReview'),
      documentCountersign: term('countersignature'),
      documentSignature: term('documentSignature'),
      documentIssue: term('documentIssue'),
      documentReceipt: term('hopReceipt'),
      documentFiling: term('documentFiling'),
      documentVoiding: term('documentVoiding'),
    },
  })
}
