// Printed by tools/print-database-types.ts from the migrated database; not written by hand.
import type { Generated } from 'kysely'

export interface Tables {
  'baseline.column_mapping': {
    unit_id: string
    header: string
    field: string | null
    remembered_at: Date
  }
  'baseline.enterprise': {
    id: string
    version: Generated<number>
    state: string
    name: string
    name_folded: string
    kind: string
    uscc: string | null
    uscc_reason: string | null
    temporary_code: Generated<string>
    industries: string[]
    industry: string
    area: string
    county: string
    township: string
    grid: string | null
    village: string | null
    address: string | null
    lng: number | null
    lat: number | null
    legal_person: string | null
    contact_name: string | null
    phone_sealed: Buffer | null
    phone_index: Buffer | null
    scale: string | null
    products: string | null
    capacity: string | null
    started_on: string | null
    land_use: string | null
    eia_kind: string | null
    eia_number: string | null
    permit_kind: string | null
    permit_number: string | null
    permit_until: string | null
    production_state: string | null
    gbt4754: string | null
    source: string | null
    remarks: string | null
    reported_unit: string
    reported_by: string
    reported_words: string
    reported_at: Date
    import_batch: string | null
    return_reason: string | null
    duplicate_of: string | null
    closed_down_on: string | null
    void_by: string | null
    void_words: string | null
    void_reason: string | null
    void_at: Date | null
    updated_at: Date
    has_open_problems: Generated<boolean>
  }
  'baseline.enterprise_problems': {
    enterprise_id: string
    open: number
  }
  'baseline.enterprise_search': {
    enterprise_id: string
    area: string
    township: string
    grid: string | null
    industries: string[]
    pieces: string[]
    texts: string
  }
  'baseline.fact_enterprise': {
    id: string | null
    name: string | null
    code: string | null
    uscc: string | null
    kind: string | null
    state: string | null
    industries: string[] | null
    industry: string | null
    area: string | null
    county: string | null
    township: string | null
    grid: string | null
    address: string | null
    lng: number | null
    lat: number | null
    scale: string | null
    permit_kind: string | null
    production_state: string | null
    has_open_problems: boolean | null
    reported_at: Date | null
    updated_at: Date | null
    version: number | null
  }
  'baseline.fact_membership': {
    enterprise_id: string | null
    industry: string | null
    since: string | null
    until: string | null
    area: string | null
    township: string | null
    state: string | null
  }
  'baseline.field_change': {
    id: Generated<number>
    enterprise_id: string
    field: string
    was: string | null
    became: string | null
    was_sealed: Buffer | null
    at: Date
    person_id: string
    actor_words: string
    origin: string
    import_batch: string | null
    reason: string | null
  }
  'baseline.former_name': {
    enterprise_id: string
    name: string
    name_folded: string
    until: string
  }
  'baseline.import_batch': {
    id: string
    version: Generated<number>
    state: string
    area: string
    county: string | null
    township: string | null
    industry: string | null
    unit_id: string
    person_id: string
    actor_words: string
    file_name: string
    file_size: number
    file_hash: string
    default_area: string | null
    default_township: string | null
    default_industry: string | null
    choices: Generated<unknown>
    sheets: Generated<unknown>
    file_codes: Generated<string[]>
    message: unknown | null
    notices: Generated<unknown>
    job_id: string | null
    uploaded_at: Date
    imported_at: Date | null
    undone_at: Date | null
  }
  'baseline.import_row': {
    id: Generated<string>
    batch_id: string
    unit_id: string
    position: number
    sheet: string
    row: number
    outcome: string
    codes: string[]
    reasons: unknown
    label: string
    cells_sealed: Buffer
    about_row: unknown | null
    about_enterprise: string | null
    changes: Generated<unknown>
    decision: unknown | null
    decided_words: string | null
    state: Generated<string>
    enterprise_id: string | null
    made: Generated<unknown>
    result: unknown | null
    complete: Generated<boolean>
    ready: Generated<boolean | null>
    held: Generated<boolean | null>
  }
  'baseline.membership': {
    enterprise_id: string
    industry: string
    since: string
    until: string | null
    reason: string | null
    area: string
    township: string
    grid: string | null
    state: string
    updated_at: Date
  }
  'baseline.site': {
    id: Generated<string>
    enterprise_id: string
    name: string
    area: string
    county: string
    township: string
    address: string | null
    lng: number | null
    lat: number | null
    closed_on: string | null
    import_batch: string | null
  }
  'ground.attachment': {
    id: Generated<string>
    file_id: string
    noun: string
    subject_id: string
    purpose: string
    attached_at: Generated<Date>
    post_id: string
    area: string
    township: string | null
    industry: string | null
    enterprise_id: string | null
  }
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
  'ground.audit_seal': {
    number: number
    epoch: number
    boundary_id: number
    from_xid: string
    until_xid: string
    row_count: number
    row_ids: number[]
    row_hashes: Buffer
    highest_id: number
    next_xid: string
    next_id: number
    chain: Buffer
    sealed_at: Date
    key_name: string
    signature: Buffer
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
  'ground.file': {
    id: Generated<string>
    hash: string
    kind: string
    content_type: string
    name: string
    size: number
    width: number | null
    height: number | null
    likeness: unknown | null
    taken_at: Date | null
    time_source: string
    lng: number | null
    lat: number | null
    accuracy: unknown | null
    place_source: string
    received_at: Generated<Date>
    post_id: string
    person_id: string
    unit_id: string
    request_id: string
    attached: Generated<boolean>
  }
  'ground.grant_request': {
    id: string
    request_id: string
    kind: string
    proposal: unknown
    person_id: string | null
    words: unknown
    proposed_at: Date
    proposed_by: string
    decision: string | null
    decided_at: Date | null
    decided_by: string | null
    reason: string | null
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
  'ground.job': {
    id: Generated<string>
    kind: string
    state: Generated<string>
    title: unknown
    payload: unknown
    progress: unknown | null
    words: unknown
    result: unknown | null
    refused_keys: Generated<string[]>
    request_id: string
    post_id: string
    person_id: string
    unit_id: string
    service_role: string | null
    expected_rows: number | null
    cancel_asked: Generated<boolean>
    runner: string | null
    heartbeat_at: Date | null
    created_at: Generated<Date>
    started_at: Date | null
    ended_at: Date | null
  }
  'ground.notification': {
    id: Generated<string>
    event_id: number
    person_id: string
    post_id: string | null
    topic: string
    words: unknown
    link: string | null
    at: Generated<Date>
    read_at: Date | null
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
  'ground.preference': {
    person_id: string
    locale: string
    appearance: string
    density: string
    columns: Generated<unknown>
  }
  'ground.reading_right': {
    unit_id: string
    subject_id: string
    noun: string
    granted_at: Generated<Date>
    read_at: Date | null
  }
  'ground.saved_view': {
    id: Generated<string>
    person_id: string
    unit_id: string
    table_key: string
    name: string
    search: string
    shared: boolean
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
  'ground.upload_day': {
    post_id: string
    day: string
    files: number
    bytes: number
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
    locked_at: Date | null
    lock_reason: string | null
  }
  'identity.former_password': {
    person_id: string
    id: Generated<number>
    password_hash: string
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
  'mandate.campaign_version': {
    version: string
    loaded_at: Date
    laid: number
    revised: number
    gone: Generated<string[]>
  }
  'mandate.fact_task': {
    id: string | null
    number: string | null
    version: number | null
    state: string | null
    clause: string | null
    title: string | null
    lead_unit: string | null
    cooperating: string[] | null
    confirmed_by: string | null
    area: string | null
    industry: string | null
    period: string | null
    due_original: string | null
    due_current: string | null
    signed_on: string | null
    reported_on: string | null
    confirmed_on: string | null
  }
  'mandate.task': {
    id: string
    number: Generated<string>
    version: Generated<number>
    state: string
    seed: string | null
    clause: string
    title: string
    product: string
    lead_unit: string
    cooperating: Generated<string[]>
    confirmed_by: string
    area: string
    industry: string | null
    period: string | null
    term_tag: string
    due_original: string
    due_current: string
    signed_on: string | null
    reported_on: string | null
    confirmed_on: string | null
    urged_on: string | null
    report_words: string | null
    report_files: Generated<string[]>
    return_reason: string | null
  }
  'remediation.check_record': {
    id: Generated<string>
    problem_id: string
    round: number
    checkpoint: number
    checkpoint_id: string
    outcome: string
    person_id: string
    person_words: string
    unit_id: string
    role: string
    on_day: string
    opinion: string
    on_site: unknown | null
    files: Generated<string[]>
    area: string
    township: string | null
    grid: string | null
    industry: string | null
    enterprise_id: string | null
  }
  'remediation.exit_record': {
    id: Generated<string>
    problem_id: string
    kind: string
    state: string
    proposed_on: string
    proposed_by: string
    proposed_by_words: string
    reason: string
    other_problem: string | null
    receiver: string | null
    review_on: string | null
    proof: unknown | null
    second_proof: unknown | null
    files: Generated<string[]>
    decided_on: string | null
    decided_by: string | null
    decided_by_words: string | null
    words: string | null
    area: string
    township: string | null
    grid: string | null
    industry: string | null
    enterprise_id: string | null
  }
  'remediation.extension_request': {
    id: Generated<string>
    problem_id: string
    kind: string
    state: string
    asked_on: string
    asked_by: string
    asked_by_words: string
    reason: string
    progress_words: string
    until: string
    files: Generated<string[]>
    decided_on: string | null
    decided_by: string | null
    decided_by_words: string | null
    decided_until: string | null
    leading_group_file: string | null
    words: string | null
    area: string
    township: string | null
    grid: string | null
    industry: string | null
    enterprise_id: string | null
  }
  'remediation.fact_measure': {
    id: string | null
    problem_id: string | null
    enterprise_id: string | null
    area: string | null
    county: string | null
    township: string | null
    grid: string | null
    industry: string | null
    state: string | null
    words: string | null
    kind: string | null
    due: string | null
    responsible_person: string | null
    cost: number | null
    approved_on: string | null
    declared_on: string | null
    checked_on: string | null
  }
  'remediation.fact_problem': {
    id: string | null
    number: string | null
    state: string | null
    level: string | null
    subject_kind: string | null
    subject_name: string | null
    enterprise_id: string | null
    site_id: string | null
    subject_unit: string | null
    area: string | null
    county: string | null
    township: string | null
    grid: string | null
    industry: string | null
    dimension: string | null
    clause: string | null
    veto: boolean | null
    words: string | null
    cause_kind: string | null
    source: string | null
    found_on: string | null
    responsible_unit: string | null
    responsible_enterprise: string | null
    due_original: string | null
    due_current: string | null
    paused_days: number | null
    late_since: string | null
    rectified_on: string | null
    verified_on: string | null
    closed_on: string | null
    previous_problem: string | null
    liaison_leader: string | null
  }
  'remediation.fact_progress_report': {
    id: string | null
    problem_id: string | null
    enterprise_id: string | null
    area: string | null
    county: string | null
    township: string | null
    grid: string | null
    industry: string | null
    month: string | null
    due_on: string | null
    state: string | null
    changed: boolean | null
    difficulties: string | null
    submitted_at: Date | null
  }
  'remediation.measure': {
    id: string
    version: Generated<number>
    state: string
    problem_id: string
    words: string
    kind: string
    due: string | null
    responsible_person: string | null
    cost: number | null
    progress_words: string | null
    before: Generated<string[]>
    after: Generated<string[]>
    approved_on: string | null
    declared_on: string | null
    checked_on: string | null
    area: string
    county: string | null
    township: string | null
    grid: string | null
    industry: string | null
    enterprise_id: string | null
    import_batch: string | null
    due_words: string | null
  }
  'remediation.problem': {
    id: string
    number: string
    version: Generated<number>
    state: string
    subject_kind: string
    enterprise_id: string | null
    subject_name: string
    site_id: string | null
    site_name: string | null
    subject_unit: string | null
    area: string
    county: string | null
    township: string | null
    grid: string | null
    industry: string | null
    dimension: string
    clause: string | null
    checklist_version: string | null
    veto: Generated<boolean>
    words: string
    cause: string | null
    cause_kind: string | null
    source: string
    external_number: string | null
    files: Generated<string[]>
    level: Generated<string>
    checkpoint: number | null
    round: Generated<number>
    signatures: Generated<unknown>
    cross_check_unit: string | null
    found_on: string
    found_by: string
    found_by_words: string
    term_unit: string | null
    term_level: string | null
    responsible_unit: string | null
    responsible_enterprise: string | null
    holders: Generated<string[]>
    due_original: string | null
    due_current: string | null
    due_order: Generated<string | null>
    paused_days: Generated<number>
    extension_state: string | null
    extension_until: string | null
    late_since: string | null
    urged_on: string | null
    rectified_on: string | null
    verified_on: string | null
    notice_until: string | null
    closed_on: string | null
    closure_form: unknown | null
    suspended_on: string | null
    suspended_from: string | null
    review_on: string | null
    pending_exit: string | null
    exit_proposed_by: string | null
    previous_problem: string | null
    merged_into: string | null
    liaison_leader: string | null
    import_batch: string | null
    proposed_due: string | null
    proposed_due_words: string | null
  }
  'remediation.problem_text': {
    problem_id: string
    area: string
    township: string | null
    industry: string | null
    grid: string | null
    enterprise_id: string | null
    responsible_unit: string | null
    pieces: string[]
  }
  'remediation.progress_report': {
    id: string
    version: Generated<number>
    state: string
    problem_id: string
    month: string
    due_on: string
    changed: Generated<boolean>
    words: string | null
    difficulties: string | null
    files: Generated<string[]>
    submitted_at: Date | null
    submitted_by_words: string | null
    area: string
    county: string | null
    township: string | null
    grid: string | null
    industry: string | null
    enterprise_id: string | null
  }
}
