import { useId } from 'react'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import './baseline.css'

/** The industries of an enterprise: some of the campaign's, all in sight. */
export function IndustriesField({
  label,
  value,
  wrong,
  hint,
  onChange,
}: {
  label: string
  value: readonly string[]
  wrong?: string | undefined
  hint?: string | undefined
  onChange: (value: string[]) => void
}) {
  const campaign = useCampaign()
  const id = useId()
  return (
    <fieldset className="field industries-field" aria-describedby={`${id}-note`}>
      <legend className="field__label">{label}</legend>
      <div className="industries-field__choices">
        {campaign.industries.map(industry => {
          const chosen = value.includes(industry.id)
          return (
            <label key={industry.id}>
              <input
                type="checkbox"
                aria-invalid={wrong !== undefined}
                checked={chosen}
                onChange={() => onChange(chosen ? value.filter(one => one !== industry.id) : [...value, industry.id])}
              />
              <span>{industry.name}</span>
            </label>
          )
        })}
      </div>
      <div id={`${id}-note`}>
        {wrong !== undefined && <p className="field__wrong">{wrong}</p>}
        {hint !== undefined && <p className="field__hint">{hint}</p>}
      </div>
    </fieldset>
  )
}
