import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { listEnterprises } from '#contract/baseline/enterprise.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { Field } from '#web/ground/form/field.tsx'
import { call } from '#web/ground/http/call.ts'
import { useWords } from '#web/ground/words/use-words.ts'
import { baselineWords } from '../words.ts'

/** Finds one enterprise in reach by two characters of its name, code or initials, and keeps its id. */
export function EnterprisePicker({
  label,
  value,
  wrong,
  except,
  onPick,
}: {
  label: string
  value: string
  wrong?: string | undefined
  except?: string
  onPick: (id: string, name: string) => void
}) {
  const say = useWords(baselineWords)
  const campaign = useCampaign()
  const [text, setText] = useState('')
  const { data } = useQuery({
    queryKey: ['enterprise', 'pick', text],
    enabled: text.trim().length >= 2,
    queryFn: ({ signal }) => call(listEnterprises, { query: { text, limit: 12 } }, { signal }),
  })
  const rows = data?.rows.filter(row => row.id !== except) ?? []
  return (
    <Field label={label} wrong={wrong} hint={say('picker.hint')}>
      {input => (
        <>
          <input
            {...input}
            type="search"
            className="text-input"
            autoComplete="off"
            value={text}
            onChange={event => setText(event.target.value)}
          />
          {rows.length > 0 && (
            <ul className="plain-list enterprise-picker">
              {rows.map(row => (
                <li key={row.id}>
                  <label>
                    <input
                      type="radio"
                      name={input.id}
                      checked={row.id === value}
                      onChange={() => onPick(row.id, row.name)}
                    />{' '}
                    {row.name}{' '}
                    <span className="muted small">
                      {campaign.areaName(row.area)} {campaign.townshipName(row.township)} {row.code}
                    </span>
                  </label>
                </li>
              ))}
            </ul>
          )}
          {data && rows.length === 0 && <p className="field__hint">{say('picker.none')}</p>}
        </>
      )}
    </Field>
  )
}
