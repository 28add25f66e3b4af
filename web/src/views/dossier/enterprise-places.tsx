import type { EnterpriseView } from '#contract/baseline/enterprise.ts'
import { baselineWords } from '#web/campaign/baseline/words.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { PlaceMap } from '#web/ground/map/place-map.tsx'
import { DayOf } from '#web/ground/time/time.tsx'
import { useWords } from '#web/ground/words/use-words.ts'

/** Where it is and was called: place on the map, further places of production, industries over time, former names. */
export function EnterprisePlaces({ enterprise }: { enterprise: EnterpriseView }) {
  const say = useWords(baselineWords)
  const campaign = useCampaign()
  const { lng, lat, name, id } = enterprise
  return (
    <>
      <section className="section">
        <h2>{say('file.place')}</h2>
        {lng !== null && lat !== null ? (
          <>
            <PlaceMap points={[{ key: id, lng, lat, title: name }]} />
            <p className="muted small figures">
              {lng.toFixed(5)}, {lat.toFixed(5)}
            </p>
          </>
        ) : (
          <p className="muted">{say('file.noPlace')}</p>
        )}
      </section>
      {enterprise.sites.length > 0 && (
        <section className="section">
          <h2>{say('file.sites')}</h2>
          <ul className="plain-list">
            {enterprise.sites.map(site => (
              <li key={site.id}>
                {site.name} · {campaign.areaName(site.area)} {campaign.townshipName(site.township)} {site.address}
                {site.closedOn !== null && (
                  <span className="muted"> {say('file.closedOn', { day: site.closedOn })}</span>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="section">
        <h2>{say('file.memberships')}</h2>
        <ul className="plain-list">
          {enterprise.memberships.map(membership => (
            <li key={`${membership.industry} ${membership.since}`}>
              {campaign.industryName(membership.industry)}{' '}
              <span className="muted small">
                {say('file.since', { day: membership.since })}
                {membership.until !== null && ` ${say('file.until', { day: membership.until })}`} {membership.reason}
              </span>
            </li>
          ))}
        </ul>
      </section>
      {enterprise.formerNames.length > 0 && (
        <section className="section">
          <h2>{say('file.formerNames')}</h2>
          <ul className="plain-list">
            {enterprise.formerNames.map(former => (
              <li key={`${former.name} ${former.until}`}>
                {former.name} <DayOf day={former.until} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
