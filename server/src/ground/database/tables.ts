// Printed by tools/print-database-types.ts from the migrated database; not written by hand.
import type { Generated } from 'kysely'

export interface Tables {
  'ground.audit_row': {
    id: Generated<number>
    xid: Generated<string>
    at: Generated<Date>
    kind: string
    action: string
    noun: string | null
    subject_id: string | null
    person_id: string | null
    post_id: string | null
    unit_id: string | null
    field_names: Generated<string[]>
    values_hash: Buffer | null
    request_id: string | null
  }
  'ground.calendar_day': {
    day: string
    working: boolean
    name: string
    changed_at: Generated<Date>
  }
  'ground.calendar_year': {
    year: number
    notice: string
  }
  'ground.clock_setting': {
    one_row: Generated<boolean>
    offset_milliseconds: Generated<number>
    offset_allowed: Generated<boolean>
    turned_day: string | null
  }
  'ground.duty': {
    id: Generated<string>
    noun: string
    subject_id: string
    kind: string
    clause: string
    subject_words: string
    holder_unit: string | null
    holder_role: string | null
    holder_person: string | null
    holder_enterprise: string | null
    started_on: string
    set_for: string
    stands_at: string
    paused_since: string | null
    done_at: Date | null
    outcome: string | null
    area: string
    township: string | null
    industry: string | null
    enterprise_id: string | null
  }
  'ground.figure_balance': {
    measure: string
    area: string
    county: string
    township: string
    industry: string
    balance: number
  }
  'ground.figure_day': {
    measure: string
    area: string
    county: string
    township: string
    industry: string
    day: string
    balance: number
  }
  'ground.figure_delta': {
    id: Generated<number>
    xid: Generated<string>
    day: string
    measure: string
    area: string
    county: Generated<string>
    township: Generated<string>
    industry: Generated<string>
    amount: number
  }
  'ground.hop': {
    id: Generated<string>
    noun: string
    subject_id: string
    previous_hop: string | null
    from_unit: string
    to_unit: string | null
    to_enterprise: string | null
    share: string
    term: string
    state: string
    ground: string | null
    sent_at: Date
    changed_at: Date
    received_proof: unknown | null
    area: string
    township: string | null
    industry: string | null
    enterprise_id: string | null
  }
  'ground.outbox': {
    id: Generated<number>
    xid: Generated<string>
    at: Generated<Date>
    topic: string
    cell: string
    noun: string
    subject_id: string
    event: string
    payload: Generated<unknown>
  }
  'ground.outbox_parked': {
    id: number
    message: unknown
    failure: string
    parked_at: Generated<Date>
  }
  'ground.participant': {
    subject_id: string
    person_id: string
    noun: string
    part: string
  }
  'ground.person': {
    id: Generated<string>
    name: string
    username: string
    phone_sealed: Buffer | null
    phone_index: Buffer | null
    created_at: Generated<Date>
    ended_at: Date | null
  }
  'ground.place': {
    code: string
    kind: string
    parent_code: string | null
    county: string | null
    name: string
    short_names: Generated<string[]>
    former_names: Generated<string[]>
    statutory: Generated<boolean>
    lng: number | null
    lat: number | null
    position: Generated<number>
  }
  'ground.place_closure': {
    ancestor: string
    descendant: string
    depth: number
  }
  'ground.post': {
    id: Generated<string>
    person_id: string
    role: string
    title: Generated<string>
    unit_id: string
    scope_kind: string
    areas: Generated<string[]>
    townships: Generated<string[]>
    grids: Generated<string[]>
    industries: string[] | null
    enterprises: Generated<string[]>
    valid_from: Generated<string>
    valid_until: string | null
  }
  'ground.reading_right': {
    unit_id: string
    subject_id: string
    noun: string
    granted_at: Generated<Date>
    read_at: Date | null
  }
  'ground.trail': {
    id: Generated<number>
    noun: string
    subject_id: string
    action: string
    from_state: string | null
    to_state: string | null
    version: number
    at: Date
    recorded_at: Generated<Date>
    person_id: string
    post_id: string
    unit_id: string
    actor_words: string
    on_behalf_of: string | null
    basis: unknown | null
    note: string | null
    changes: unknown | null
    files: Generated<string[]>
    request_id: string | null
    area: string
    township: string | null
    industry: string | null
    enterprise_id: string | null
  }
  'ground.unit': {
    id: string
    name: string
    short_name: string | null
    kind: string
    level: string
    parent_id: string | null
    area: string | null
    township: string | null
    industries: Generated<string[]>
    position: Generated<number>
    closed_on: string | null
  }
  'ground.unit_closure': {
    ancestor: string
    descendant: string
    depth: number
  }
  'identity.attempt': {
    key: Buffer
    failures: number
    since: Date
  }
  'identity.credential': {
    person_id: string
    password_hash: string
    must_change: Generated<boolean>
    changed_at: Date
  }
  'identity.former_password': {
    person_id: string
    password_hash: string
    ended_at: Date
  }
  'identity.session': {
    id: string
    token_hash: Buffer
    person_id: string
    post_id: string | null
    started_at: Date
    seen_at: Date
    address: string
    agent: string
    ended_at: Date | null
    ended_by: string | null
  }
}
