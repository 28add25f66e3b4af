import { officialRoles } from '#contract/ground/role.ts'
import type { Clock } from '../clock/create-clock.ts'
import type { LiveSignal, OutboxConsumer, OutboxMessage } from '../database/outbox/index.ts'
import type { Prepared } from '../database/transaction.ts'
import { Tell } from './tell.ts'

/** What a receiver gets to read who may not see the record. */
const withoutName = {
  zh: '有一项工作与您有关，但不在您的岗位范围内，请联系主办单位',
  en: 'Something concerns you that your post does not reach; ask the unit in charge',
}

// Receivers first, each once; then whether each reaches the record, by the cell its trail gives and as a party to it. A message
// about no record of the trail names only what was said to a person directly. A unit is told, and is a party, by the posts that act for it;
// whoever acts in such a post by delegation is told with its holder.
const notifyStatement: Prepared = {
  name: 'notify',
  text: `with told as (
      select * from jsonb_to_recordset($1::jsonb)
        as told(event_id bigint, topic text, subject_id uuid, words jsonb, link text, units jsonb, persons uuid[], enterprises uuid[])),
    receiver as (
      select told.event_id, post.person_id, post.id as post_id from told
        cross join lateral jsonb_to_recordset(told.units) as unit("unitId" text, role text)
        join ground.post on post.unit_id = unit."unitId" and post.role = any ($4) and (unit.role is null or post.role = unit.role)
      where post.valid_from <= $2 and (post.valid_until is null or post.valid_until >= $2)
      union
      select told.event_id, delegation.delegate_id, post.id from told
        cross join lateral jsonb_to_recordset(told.units) as unit("unitId" text, role text)
        join ground.post on post.unit_id = unit."unitId" and post.role = any ($4) and (unit.role is null or post.role = unit.role)
        join ground.delegation on delegation.post_id = post.id and delegation.ended_at is null
          and delegation.from_day <= $2 and delegation.until_day >= $2
      where post.valid_from <= $2 and (post.valid_until is null or post.valid_until >= $2)
      union
      select told.event_id, post.person_id, post.id from told join ground.post on post.enterprises && told.enterprises
      where cardinality(told.enterprises) > 0 and post.role = 'enterpriseContact'
        and post.valid_from <= $2 and (post.valid_until is null or post.valid_until >= $2)
      union
      select told.event_id, person.id, null from told join ground.person on person.id = any (told.persons)),
    reaching as (
      select receiver.event_id, receiver.person_id, receiver.post_id, told.topic, told.words, told.link,
        case when cell.area is null then receiver.post_id is null
        else exists (
          select from ground.post
          where (post.id = receiver.post_id or receiver.post_id is null and post.person_id = receiver.person_id
              and post.valid_from <= $2 and (post.valid_until is null or post.valid_until >= $2))
            and (case post.scope_kind
                when 'city' then post.industries is null or cell.industry = any (post.industries)
                when 'areas' then cell.area = any (post.areas) and (post.industries is null or cell.industry = any (post.industries))
                when 'townships' then cell.township = any (post.townships) and (post.industries is null or cell.industry = any (post.industries))
                when 'enterprises' then cell.enterprise_id = any (post.enterprises)
                else false end
              or exists (select from ground.hop where hop.subject_id = told.subject_id and hop.to_enterprise = any (post.enterprises))
              or post.role = any ($4) and (
                exists (select from ground.hop where hop.subject_id = told.subject_id
                  and (hop.to_unit = post.unit_id or hop.from_unit = post.unit_id))
                or exists (select from ground.duty where duty.subject_id = told.subject_id and duty.done_at is null
                  and duty.holder_unit = post.unit_id)
                or exists (select from ground.trail where trail.subject_id = told.subject_id and trail.unit_id = post.unit_id)
                or exists (select from ground.reading_right where reading_right.subject_id = told.subject_id
                  and reading_right.unit_id = post.unit_id))))
        end as reaches
      from receiver join told using (event_id)
        join ground.person on person.id = receiver.person_id and person.ended_at is null
        left join lateral (select area, township, industry, enterprise_id from ground.trail where trail.subject_id = told.subject_id
          order by trail.id desc limit 1) as cell on true)
    insert into ground.notification (event_id, person_id, post_id, topic, words, link)
    select event_id, person_id, post_id, topic, case when reaches then words else $3::jsonb end, case when reaches then link end
    from reaching order by event_id
    on conflict do nothing
    returning person_id as "personId", event_id as "eventId"`,
}

/** Writes one notification per receiver of what acts tell, and lets the receivers' open screens know. */
export function notifications({ clock }: { clock: Pick<Clock, 'businessDay'> }): OutboxConsumer {
  return {
    name: 'notifications',
    consume: async (tx, messages) => {
      const told = messages.filter(message => 'words' in message.payload).map(toldOf)
      if (told.length === 0) return []
      const written = await tx.run<{ personId: string; eventId: number }>(notifyStatement, [
        JSON.stringify(told),
        clock.businessDay(),
        JSON.stringify(withoutName),
        officialRoles,
      ])
      return signalsFor(written)
    },
  }
}

function toldOf(message: OutboxMessage) {
  const { units, persons, enterprises, words, link } = Tell.parse(message.payload)
  return {
    event_id: message.id,
    topic: message.topic,
    subject_id: message.subjectId,
    words,
    link,
    units,
    persons,
    enterprises,
  }
}

function signalsFor(written: readonly { personId: string; eventId: number }[]): LiveSignal[] {
  if (written.length === 0) return []
  const version = written.reduce((most, { eventId }) => Math.max(most, eventId), 0)
  return [{ topic: 'notification', cell: '', version, persons: [...new Set(written.map(row => row.personId))] }]
}
