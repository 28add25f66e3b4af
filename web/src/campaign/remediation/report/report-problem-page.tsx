import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { z } from 'zod'
import { CauseKind, causeKindWords } from '#contract/baseline/cause-kind.ts'
import { ProblemSource, problemSourceWords, ReportProblemBody, reportProblem } from '#contract/remediation/problem.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { announce } from '#web/ground/announce/announce.ts'
import { EvidenceField } from '#web/ground/evidence/evidence-field.tsx'
import { DraftFormView } from '#web/ground/form/draft-form-view.tsx'
import { ChoiceField, DayField, FlagField, LongTextField, TextField } from '#web/ground/form/fields.tsx'
import { useDraftForm } from '#web/ground/form/use-draft-form.ts'
import { call } from '#web/ground/http/call.ts'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { useFilters } from '#web/ground/page/use-filters.ts'
import { useBusinessDay } from '#web/ground/session/use-session.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { useClauses } from '../action/use-choices.ts'
import { remediationWords } from '../words.ts'
import { ReportSearch } from './report-search.ts'
import { isOnBehalf, type ReportValues, reportOf } from './report-values.ts'
import { SubjectFields, useEnterprise } from './subject-fields.tsx'
import '../problem/problem.css'
import '../action/action.css'

/** Without what only sending adds: the request's id and the files. */
const schema = z
  .unknown()
  .transform(values => reportOf(values as ReportValues))
  .pipe(ReportProblemBody.omit({ requestId: true, files: true }))

/** 上报: photos first, words second, where it is; the rest may follow. The draft is kept on this device, with its photos. */
export function ReportProblemPage() {
  const say = useWords(remediationWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const today = useBusinessDay()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [{ enterprise = '', previous }] = useFilters(ReportSearch)
  const form = useDraftForm<ReportValues>({
    form: 'problem.report',
    record: previous ?? (enterprise === '' ? 'new' : enterprise),
    start: {
      'subject.kind': 'enterprise',
      'subject.enterpriseId': enterprise,
      'subject.siteId': '',
      'subject.siteName': '',
      'subject.unitId': '',
      'subject.area': '',
      'subject.township': '',
      'subject.industry': '',
      dimension: '',
      clause: '',
      words: '',
      cause: '',
      causeKind: '',
      source: previous === undefined ? 'survey' : 'relapse',
      foundOn: today,
      externalNumber: '',
      onBehalf: false,
      'onBehalfOf.ground': '',
      'onBehalfOf.proof': '',
    },
    schema,
    send: async (values, { requestId, files }) => {
      const made = await call(reportProblem, {
        body: {
          ...(reportOf(values, files['onBehalfOf.files'] ?? []) as Omit<
            z.input<typeof ReportProblemBody>,
            'requestId'
          >),
          ...(previous === undefined ? {} : { previousProblem: previous }),
          requestId,
          files: [...(files.files ?? [])],
        },
      })
      queryClient.setQueryData(['problem', made.id], made)
      await queryClient.invalidateQueries({ queryKey: ['problem'] })
      announce(say('report.made', { number: made.number }))
      void navigate({ to: `/problems/${made.id}` })
    },
  })
  const known = useEnterprise(form.values['subject.kind'] === 'enterprise' ? form.values['subject.enterpriseId'] : '')
  const industry = form.values['subject.industry'] || known?.industries[0] || null
  const clauses = useClauses(industry, form.values.dimension, true)

  return (
    <div className="page">
      <PageHead title={say('new.title')} />
      {previous !== undefined && (
        <p className="prose">
          {say('new.relapse')} <Link to={`/problems/${previous}`}>{say('new.earlier')}</Link>
        </p>
      )}
      <DraftFormView form={form} submitLabel={say('new.submit')}>
        <EvidenceField form={form} name="files" label={say('new.photos')} hint={say('new.photosHint')} optional />
        <LongTextField form={form} name="words" label={say('field.words.problem')} />
        <SubjectFields form={form} enterprise={known} />
        <ChoiceField
          form={form}
          name="dimension"
          label={say('field.dimension')}
          choices={campaign.dimensions.map(({ id, name, aim }) => ({ value: id, label: `${name} · ${aim}` }))}
        />
        <ChoiceField
          form={form}
          name="clause"
          label={say('field.clause')}
          hint={say('new.clauseHint')}
          optional
          choices={clauses}
        />
        <ChoiceField
          form={form}
          name="source"
          label={say('facts.source')}
          choices={ProblemSource.options.map(id => ({ value: id, label: sentence(problemSourceWords[id]) }))}
        />
        <DayField form={form} name="foundOn" label={say('column.found')} latest={today} />
        <details className="report-more">
          <summary>{say('new.more')}</summary>
          <ChoiceField
            form={form}
            name="causeKind"
            label={say('field.causeKind')}
            optional
            choices={CauseKind.options.map(id => ({ value: id, label: sentence(causeKindWords[id]) }))}
          />
          <LongTextField form={form} name="cause" label={say('field.cause')} optional />
          <TextField form={form} name="externalNumber" label={say('field.externalNumber')} optional />
          {form.values['subject.kind'] === 'enterprise' && (
            <FlagField form={form} name="onBehalf" label={say('new.onBehalf')} hint={say('new.onBehalfHint')} />
          )}
          {isOnBehalf(form.values) && (
            <>
              <LongTextField form={form} name="onBehalfOf.ground" label={say('field.onBehalfOf.ground')} />
              <ChoiceField
                form={form}
                name="onBehalfOf.proof"
                label={say('field.onBehalfOf.proof')}
                choices={(['paper', 'photo'] as const).map(value => ({ value, label: say(`proof.${value}`) }))}
              />
              <EvidenceField form={form} name="onBehalfOf.files" label={say('field.onBehalfOf.files')} />
            </>
          )}
        </details>
      </DraftFormView>
    </div>
  )
}
