import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import {
  freezeList,
  type KnownList,
  ListStage,
  listStageWords,
  previewFreeze,
} from '#contract/baseline/list-version.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { Dialog } from '#web/ground/dialog/dialog.tsx'
import { DraftFormView } from '#web/ground/form/draft-form-view.tsx'
import { ChoiceField, TextField } from '#web/ground/form/fields.tsx'
import { useDraftForm } from '#web/ground/form/use-draft-form.ts'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { JobProgress } from '#web/ground/job-progress/job-progress.tsx'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { Time } from '#web/ground/time/time.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { useWhenJobEnds } from '../use-when-job-ends.ts'
import { baselineWords } from '../words.ts'
import { listVersionTopic } from './use-say-version.ts'

/** Stands for all areas, or all industries, among choices that are codes. */
const all = '*'
const codeOf = (choice: string) => (choice === all ? null : choice)

/** 固化: which list, which part, for which stage; how many rows that takes in and what it means; then the progress. */
export function FreezeDialog({ lists, onClose }: { lists: readonly KnownList[]; onClose: () => void }) {
  const say = useWords(baselineWords)
  const [jobId, setJobId] = useState<string | null>(null)
  return (
    <Dialog side title={say('lists.freeze')} onClose={onClose}>
      {jobId === null ? <FreezeForm lists={lists} onStart={setJobId} /> : <Frozen jobId={jobId} />}
    </Dialog>
  )
}

function FreezeForm({ lists, onStart }: { lists: readonly KnownList[]; onStart: (jobId: string) => void }) {
  const say = useWords(baselineWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const first = lists[0]
  const only = (bound: readonly string[] | null | undefined) => (bound?.length === 1 ? (bound[0] ?? '') : '')
  const start = {
    list: first?.key ?? '',
    stage: 'survey',
    area: only(first?.mayFreeze?.areas),
    industry: only(first?.mayFreeze?.industries),
    note: '',
  }
  const queryClient = useQueryClient()
  const form = useDraftForm<typeof start>({
    form: 'listVersion.freeze',
    record: 'new',
    start,
    send: async (values, { requestId }) => {
      if (!preview.data) return
      const { number } = preview.data
      try {
        const job = await call(freezeList, {
          body: {
            requestId,
            list: values.list,
            stage: values.stage as ListStage,
            area: codeOf(values.area),
            industry: codeOf(values.industry),
            number,
            note: values.note.trim() || null,
          },
        })
        onStart(job.id)
      } catch (error) {
        // another has frozen it since: what is shown below must be the new number
        void queryClient.invalidateQueries({ queryKey: [listVersionTopic] })
        throw error
      }
    },
  })
  const { list, area, industry } = form.values
  const chosen = lists.find(({ key }) => key === list)?.mayFreeze
  const complete = list !== '' && area !== '' && industry !== ''
  const preview = useQuery({
    queryKey: [listVersionTopic, 'preview', list, area, industry],
    queryFn: ({ signal }) =>
      call(
        previewFreeze,
        { query: { list, area: codeOf(area) ?? undefined, industry: codeOf(industry) ?? undefined } },
        { signal },
      ),
    enabled: complete,
  })
  const choices = (
    known: readonly { value: string; label: string }[],
    bound: readonly string[] | null | undefined,
    everything: string,
  ) =>
    bound === null
      ? [{ value: all, label: everything }, ...known]
      : known.filter(({ value }) => bound?.includes(value) ?? false)
  return (
    <DraftFormView
      form={form}
      submitLabel={preview.data ? say('lists.freezeRows', { count: preview.data.rows }) : say('lists.freeze')}
    >
      <ChoiceField
        form={form}
        name="list"
        label={say('lists.list')}
        choices={lists.map(({ key, words }) => ({ value: key, label: sentence(words) }))}
      />
      <ChoiceField
        form={form}
        name="area"
        label={say('registry.area')}
        choices={choices(
          campaign.areas.map(({ code, name }) => ({ value: code, label: name })),
          chosen?.areas,
          campaign.city.name,
        )}
      />
      <ChoiceField
        form={form}
        name="industry"
        label={say('registry.industries')}
        choices={choices(
          campaign.industries.map(({ id, name }) => ({ value: id, label: name })),
          chosen?.industries,
          say('lists.allIndustries'),
        )}
      />
      <ChoiceField
        form={form}
        name="stage"
        label={say('lists.stage')}
        choices={ListStage.options.map(stage => ({ value: stage, label: sentence(listStageWords[stage]) }))}
      />
      <TextField form={form} name="note" label={say('lists.note')} hint={say('lists.noteHint')} optional />
      {preview.error && complete && <RefusalWords refusal={asRefusal(preview.error)} />}
      {!complete && <p className="muted">{say('lists.chooseFirst')}</p>}
      {preview.data && complete && (
        <section className="freeze__what" aria-live="polite">
          <p>
            <b>{say('lists.willFreeze', { count: preview.data.rows, number: preview.data.number })}</b>
          </p>
          {preview.data.previous && (
            <p>
              {say('lists.after', { number: preview.data.previous.number, count: preview.data.previous.rows })}{' '}
              <Time at={preview.data.previous.frozenAt} />{' '}
              <Link to={`/list-versions/${preview.data.previous.id}`}>{say('lists.look')}</Link>
            </p>
          )}
          <p className="muted">{say('lists.meaning')}</p>
        </section>
      )}
    </DraftFormView>
  )
}

function Frozen({ jobId }: { jobId: string }) {
  const queryClient = useQueryClient()
  useWhenJobEnds(jobId, () => void queryClient.invalidateQueries({ queryKey: [listVersionTopic] }))
  return <JobProgress id={jobId} />
}
