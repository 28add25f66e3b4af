import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { Field } from '#web/ground/form/field.tsx'
import { useWords } from '#web/ground/words/use-words.ts'
import { groundWords } from '#web/ground/words.ts'
import { useTownshipChoices } from '../township-choices.ts'
import { baselineWords } from '../words.ts'

/** What is taken where a row names none; empty text: nothing. */
export interface Defaults {
  readonly area: string
  readonly township: string
  readonly industry: string
}

/** Area, township and industry of a list whose rows do not say them themselves. */
export function ListDefaults({
  value,
  wrongAt,
  onChange,
}: {
  value: Defaults
  wrongAt?: (name: keyof Defaults) => string | undefined
  onChange: (value: Defaults) => void
}) {
  const say = useWords(baselineWords)
  const sayGround = useWords(groundWords)
  const campaign = useCampaign()
  const townships = useTownshipChoices(value.area)
  const asked = [
    {
      name: 'area',
      label: say('registry.area'),
      choices: campaign.areas.map(({ code, name }) => [code, name] as const),
    },
    {
      name: 'township',
      label: say('registry.township'),
      choices: townships.map(one => [one.value, one.label] as const),
    },
    {
      name: 'industry',
      label: say('registry.industries'),
      choices: campaign.industries.map(({ id, name }) => [id, name] as const),
    },
  ] as const
  return (
    <fieldset className="list-defaults">
      <legend>{say('imports.defaults')}</legend>
      <p className="field__hint">{say('imports.defaultsHint')}</p>
      {asked.map(({ name, label, choices }) => (
        <Field key={name} label={label} optional wrong={wrongAt?.(name)}>
          {input => (
            <select
              {...input}
              className="text-input"
              value={value[name]}
              onChange={event =>
                onChange({
                  ...value,
                  [name]: event.target.value,
                  // A township of another area would contradict the area chosen.
                  ...(name === 'area' ? { township: '' } : {}),
                })
              }
            >
              <option value="">{sayGround('form.choose')}</option>
              {choices.map(([id, title]) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          )}
        </Field>
      ))}
    </fieldset>
  )
}
