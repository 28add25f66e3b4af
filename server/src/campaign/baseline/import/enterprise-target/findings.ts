import type { Finding, FindingWeight } from '#ground/intake/judge/judgement.ts'

type Said = Record<string, string>
type Entry = [weight: FindingWeight, zh: (said: Said) => string, en: (said: Said) => string]

/** Everything the enterprise target says of a row, once, in both languages. */
const catalogue = {
  // name
  name_missing: [
    'reject',
    () => '没有企业名称。请补上名称后重新导入这一行。',
    () => 'No name. Add the name and import the row again.',
  ],
  name_not_a_name: [
    'reject',
    s => `名称栏里是「${s['text']}」，不像名称。请核对列是否错位。`,
    s => `“${s['text']}” does not look like a name. Check whether columns have shifted.`,
  ],
  name_person_only: [
    'warn',
    s => `名称只写了人名「${s['text']}」，请补全为「${s['text']}＋经营内容」，如 ${s['text']}木器加工户。`,
    s => `The name is a person's only (“${s['text']}”). Complete it.`,
  ],
  two_names_in_cell: [
    'review',
    s => `一个单元格里有多家：${s['text']}。请拆成一行一家。`,
    s => `Several enterprises in one cell: ${s['text']}. Split them into rows.`,
  ],
  state_in_name: [
    'info',
    s => `名称后面的「${s['text']}」已作为生产状态，没有算进名称。`,
    s => `“${s['text']}” after the name was taken as its state.`,
  ],
  former_name_in_name: [
    'info',
    s => `名称后面的「${s['text']}」已作为曾用名。`,
    s => `“${s['text']}” after the name was taken as its former name.`,
  ],
  stray_whitespace: [
    'info',
    () => '去掉了多余的空格或看不见的字符。',
    () => 'Stray spaces or invisible characters were removed.',
  ],
  columns_shifted: [
    'review',
    s => `这一行的内容好像错了列：信用代码在 ${s['letter']} 列。请核对后再导入。`,
    s => `The row seems shifted: its code stands in column ${s['letter']}.`,
  ],
  hidden_row: [
    'info',
    () => '这一行在表里是隐藏（被筛掉）的，也读进来了。',
    () => 'The row is hidden in the sheet and was read all the same.',
  ],
  // code
  no_uscc_household: [
    'info',
    () => '没有统一社会信用代码；作坊、加工户可以没有。',
    () => 'No code; workshops and households may have none.',
  ],
  uscc_missing: [
    'warn',
    () => '没有统一社会信用代码。公司和工厂应当有，请补上。',
    () => 'No code. A company or factory should have one.',
  ],
  no_uscc_column: ['info', () => '表里没有信用代码列。', () => 'The list has no column for codes.'],
  uscc_bad_check: [
    'warn',
    s => `信用代码 ${s['text']} 的校验位不对，没有采用。请核对执照。`,
    s => `The check character of ${s['text']} does not fit; it was not taken.`,
  ],
  uscc_suggested: [
    'warn',
    s => `信用代码 ${s['text']} 的校验位不对，是不是 ${s['suggested']}（字母 O、I、Z、S 误作数字）？请确认。`,
    s => `The check of ${s['text']} does not fit. Is it ${s['suggested']}?`,
  ],
  uscc_wrong_length: [
    'warn',
    s => `信用代码 ${s['text']} 是 ${s['length']} 位，应为 18 位，没有采用。`,
    s => `${s['text']} has ${s['length']} characters instead of 18.`,
  ],
  uscc_registration_number: [
    'warn',
    s => `${s['text']} 是 15 位的旧注册号，不是 18 位信用代码。请查新执照。`,
    s => `${s['text']} is an old registration number of 15 digits.`,
  ],
  uscc_organisation_code: [
    'warn',
    s => `${s['text']} 是 9 位组织机构代码，不是 18 位信用代码。`,
    s => `${s['text']} is an organisation code of 9 characters.`,
  ],
  uscc_identity_number: [
    'warn',
    () => '信用代码栏里是身份证号，没有保存。个体户请填执照上的 18 位代码，没有执照请留空。',
    () => 'The code column holds an identity number, which was not kept.',
  ],
  uscc_masked: ['warn', s => `信用代码 ${s['text']} 被打了星号，请填完整。`, s => `The code ${s['text']} is masked.`],
  uscc_digits_lost: [
    'warn',
    s => `信用代码被表格当成数字，末几位已丢失（${s['text']}）。请把该列设为文本后重新填写。`,
    s => `The code was kept as a number and lost digits (${s['text']}).`,
  ],
  uscc_not_a_code: [
    'warn',
    s => `信用代码栏里是「${s['text']}」，不是代码，没有采用。`,
    s => `“${s['text']}” is not a code.`,
  ],
  uscc_in_name: [
    'info',
    () => '信用代码写在名称里，已分开。',
    () => 'The code was written with the name and was taken apart.',
  ],
  fullwidth_digits: [
    'info',
    () => '全角数字、字母已改为半角。',
    () => 'Full-width digits and letters were made half-width.',
  ],
  tab_protected: [
    'info',
    () => '去掉了代码、电话前后防止变形的制表符或引号。',
    () => 'Tabs or quotes that protected digits were removed.',
  ],
  // place
  area_unknown: [
    'warn',
    s => `认不出区块「${s['text']}」。请从八个区块中选一个。`,
    s => `The area “${s['text']}” is unknown.`,
  ],
  area_ambiguous: [
    'review',
    s => `区块「${s['text']}」可能是 ${s['candidates']}，请选定。`,
    s => `The area “${s['text']}” may be ${s['candidates']}.`,
  ],
  area_missing: [
    'warn',
    () => '没有写区块，也推不出来。请在导入时选定，或补上这一列。',
    () => 'No area is given and none follows from the rest.',
  ],
  area_from_sheet: [
    'info',
    s => `区块「${s['text']}」取自工作表名。`,
    s => `The area ${s['text']} is the sheet's name.`,
  ],
  area_from_title: ['info', s => `区块「${s['text']}」取自标题。`, s => `The area ${s['text']} comes from the title.`],
  area_from_place: [
    'info',
    s => `区块「${s['text']}」由乡镇或地址得出。`,
    s => `The area ${s['text']} follows from the township or address.`,
  ],
  area_run_by_zone: [
    'info',
    s => `${s['township']}由${s['area']}管理，区块记为${s['area']}。`,
    s => `${s['township']} is run by ${s['area']}, which is taken as the area.`,
  ],
  township_unknown: [
    'warn',
    s => `认不出乡镇（街道）「${s['text']}」。请核对。`,
    s => `The township “${s['text']}” is unknown.`,
  ],
  township_ambiguous: [
    'review',
    s => `乡镇（街道）「${s['text']}」可能是 ${s['candidates']}，请选定。`,
    s => `The township “${s['text']}” may be ${s['candidates']}.`,
  ],
  township_elsewhere: [
    'review',
    s => `乡镇「${s['township']}」不在${s['area']}，属${s['owner']}。请核对是区块还是乡镇写错了。`,
    s => `${s['township']} is not in ${s['area']} but in ${s['owner']}.`,
  ],
  township_missing: ['warn', () => '没有写乡镇（街道）。请补上。', () => 'No township is given.'],
  township_from_address: [
    'info',
    s => `乡镇「${s['text']}」取自地址。`,
    s => `The township ${s['text']} comes from the address.`,
  ],
  township_from_heading: [
    'info',
    s => `乡镇「${s['text']}」取自分组标题、表名或填报单位。`,
    s => `The township ${s['text']} comes from a heading, the sheet's name or the reporting unit.`,
  ],
  address_elsewhere: [
    'warn',
    s => `地址写的是${s['found']}，乡镇栏是${s['township']}，请核对。`,
    s => `The address is in ${s['found']}, the township column says ${s['township']}.`,
  ],
  filled_down: [
    'info',
    s => `${s['fields']}沿用上面一行（表里每组只写了一次）。`,
    s => `${s['fields']} taken from the row above, where the group is named once.`,
  ],
  out_of_scope: [
    'review',
    s => `「${s['place']}」不在您的乡镇（管辖范围），这一行先留着，由管辖的单位处理。`,
    s => `${s['place']} is outside your post's scope; the row is held.`,
  ],
  // industry
  industry_alias: [
    'info',
    s => `行业「${s['text']}」归为「${s['industry']}」。`,
    s => `The industry “${s['text']}” is ${s['industry']}.`,
  ],
  industry_ambiguous: [
    'review',
    s => `行业「${s['text']}」可能是 ${s['candidates']}，请选定。`,
    s => `The industry “${s['text']}” may be ${s['candidates']}.`,
  ],
  industry_unknown: [
    'review',
    s => `「${s['text']}」不在十二个行业里，或认不出。请选定行业，或标为不属本行业。`,
    s => `“${s['text']}” is none of the campaign's industries.`,
  ],
  industry_open: [
    'warn',
    s => `表里没有行业列，请选定行业${s['hint'] === '' ? '' : `（按名称可能是「${s['hint']}」）`}。`,
    s => `The list has no industry column. Choose one${s['hint'] === '' ? '' : ` (the name suggests ${s['hint']})`}.`,
  ],
  industry_missing: [
    'warn',
    s => `没有写行业${s['hint'] === '' ? '' : `，按名称可能是「${s['hint']}」`}。请补上。`,
    s => `No industry is given${s['hint'] === '' ? '' : ` (the name suggests ${s['hint']})`}.`,
  ],
  industry_from_heading: [
    'info',
    s => `行业「${s['industry']}」取自分组标题、表名或标题。`,
    s => `The industry ${s['industry']} comes from a heading, the sheet's name or the title.`,
  ],
  // contact and coordinates
  phone_unclear: [
    'warn',
    s => `电话「${s['text']}」位数不对，请核对。`,
    s => `The telephone “${s['text']}” is not complete.`,
  ],
  phone_digits_lost: [
    'warn',
    s => `电话被表格当成数字显示（${s['text']}），号码已丢失，请重新填写。`,
    s => `The telephone was kept as a number (${s['text']}) and is lost.`,
  ],
  coordinates_swapped: [
    'info',
    () => '经度和纬度写反了，已对调。',
    () => 'Longitude and latitude were the wrong way round and were exchanged.',
  ],
  coordinates_outside: [
    'warn',
    s => `坐标 ${s['text']} 不在本市范围，没有采用。`,
    s => `The coordinates ${s['text']} are outside the city and were not taken.`,
  ],
  coordinates_unclear: [
    'warn',
    s => `坐标「${s['text']}」认不出，没有采用。`,
    s => `The coordinates “${s['text']}” cannot be read.`,
  ],
  coordinates_datum_unknown: [
    'info',
    () => '坐标没有注明坐标系，现场定位后再校准。',
    () => 'The coordinates do not say their datum.',
  ],
  value_error: [
    'info',
    s => `${s['letter']} 列是公式错误（${s['text']}），按空处理。`,
    s => `Column ${s['letter']} holds a formula error (${s['text']}).`,
  ],
  // problems, measures, deadlines
  multi_problem_cell: [
    'info',
    s => `一格里的 ${s['count']} 个问题已拆开。`,
    s => `${s['count']} problems in one cell were taken apart.`,
  ],
  measures_unpaired: [
    'info',
    s => `${s['measures']} 条措施与 ${s['problems']} 个问题对不上号，先都挂在企业下，请对应。`,
    s => `${s['measures']} measures and ${s['problems']} problems could not be matched one to one.`,
  ],
  dimension_unknown: [
    'info',
    s => `问题类别「${s['text']}」不是五个方面之一，请选定。`,
    s => `“${s['text']}” is none of the five dimensions.`,
  ],
  deadline_immediate: ['info', s => `时限「${s['text']}」记为立行立改。`, s => `“${s['text']}” is taken as: at once.`],
  deadline_long_term: ['info', s => `时限「${s['text']}」记为长期坚持。`, s => `“${s['text']}” is taken as: for good.`],
  deadline_done: [
    'info',
    s => `时限「${s['text']}」表示已完成，没有日期。`,
    s => `“${s['text']}” says it is done, without a date.`,
  ],
  deadline_coarse: [
    'info',
    s => `时限只写到「${s['text']}」，没有具体日期，不代填。`,
    s => `The deadline is only “${s['text']}”; no day was made up.`,
  ],
  deadline_relative: [
    'warn',
    s => `时限「${s['text']}」要从另一件事算起，请填具体日期。`,
    s => `“${s['text']}” counts from another event; give a date.`,
  ],
  deadline_needs_year: [
    'warn',
    s => `时限「${s['text']}」没有年份，不代填，请补上年份。`,
    s => `“${s['text']}” has no year, and none was made up.`,
  ],
  deadline_invalid: [
    'warn',
    s => `时限「${s['text']}」不是有效日期，请核对。`,
    s => `“${s['text']}” is no valid date.`,
  ],
  deadline_unclear: [
    'warn',
    s => `时限「${s['text']}」认不出日期，按原文保留，请补日期。`,
    s => `“${s['text']}” cannot be read as a date and is kept as text.`,
  ],
  deadline_year_not_shown: [
    'info',
    s => `时限单元格只显示月日，年份取表格里存的 ${s['date']}，请核对。`,
    s => `The cell shows no year; the stored date is ${s['date']}.`,
  ],
  deadline_two_digit_year: [
    'info',
    s => `时限「${s['text']}」的年份按 20 世纪后两位读作 ${s['date']}。`,
    s => `The two-digit year of “${s['text']}” is read as ${s['date']}.`,
  ],
  deadline_several: [
    'info',
    s => `时限「${s['text']}」有多个日期，取最晚的 ${s['date']}。`,
    s => `Of the dates in “${s['text']}” the last is taken, ${s['date']}.`,
  ],
  // recognition
  example_row: ['info', () => '填表示例，不是数据。', () => 'An example of how to fill the form, not data.'],
  blank_template_row: [
    'info',
    () => '只有序号或预填的区块、乡镇、行业，没有企业，不是数据。',
    () => 'Only a number or values filled in advance; no enterprise.',
  ],
  continues_above: [
    'info',
    s => `没有名称，归入第 ${s['row']} 行的「${s['name']}」。`,
    s => `Without a name; belongs to row ${s['row']}, ${s['name']}.`,
  ],
  attached_to_row: [
    'info',
    s => `与第 ${s['row']} 行的「${s['name']}」是同一家，本行的问题、措施归入它。`,
    s => `The same as row ${s['row']}, ${s['name']}; problems and measures belong to it.`,
  ],
  attached_to_known: [
    'info',
    s => `「${s['name']}」已在库中，本行的问题、措施归入它。`,
    s => `${s['name']} is already on the register; problems and measures belong to it.`,
  ],
  nothing_above: [
    'reject',
    () => '没有名称，上面也没有可归入的企业。请补上名称。',
    () => 'Without a name, and there is no enterprise above to belong to.',
  ],
  above_held: [
    'review',
    s => `归入第 ${s['row']} 行，而那一行还没有通过，先一起留着。`,
    s => `Belongs to row ${s['row']}, which is held; so is this one.`,
  ],
  duplicate_same_uscc: [
    'info',
    s => `与${s['where']}「${s['name']}」信用代码相同，是重复的一行。`,
    s => `The same code as ${s['whereEnglish']} ${s['name']}: a repeated row.`,
  ],
  duplicate_same_name: [
    'info',
    s => `与${s['where']}「${s['name']}」名称、乡镇相同，是重复的一行。`,
    s => `The same name and township as ${s['whereEnglish']} ${s['name']}: a repeated row.`,
  ],
  differs_from_first: ['info', s => `与那一行不同：${s['fields']}。`, s => `It differs in: ${s['fields']}.`],
  one_code_two_names: [
    'review',
    s => `信用代码与${s['where']}「${s['name']}」相同，名称不同。请核对是更名还是填错。`,
    s => `The same code as ${s['whereEnglish']} ${s['name']} under another name.`,
  ],
  renamed: [
    'info',
    s => `与${s['where']}「${s['name']}」是同一家（曾用名）。`,
    s => `The same as ${s['whereEnglish']} ${s['name']} by its former name.`,
  ],
  same_code_other_place: [
    'review',
    s => `信用代码与${s['where']}「${s['name']}」相同，但在${s['place']}。同一主体另一场所？请确认。`,
    s => `The same code as ${s['whereEnglish']} ${s['name']}, at ${s['place']}: another site of it?`,
  ],
  one_name_two_codes: [
    'review',
    s => `名称与${s['where']}「${s['name']}」相同，信用代码不同。请核对。`,
    s => `The same name as ${s['whereEnglish']} ${s['name']} with another code.`,
  ],
  same_name_place_unknown: [
    'review',
    s => `名称与${s['where']}「${s['name']}」相同，其中一处没有写乡镇，分不清是不是同一家。`,
    s => `The same name as ${s['whereEnglish']} ${s['name']}; a township is missing.`,
  ],
  same_name_other_contact: [
    'review',
    s => `名称、乡镇与${s['where']}「${s['name']}」相同，地址和电话都不同。请确认是不是同一家。`,
    s => `The same name and township as ${s['whereEnglish']} ${s['name']}, but another address and telephone.`,
  ],
  near_same_name: [
    'review',
    s => `名称与${s['where']}「${s['name']}」很像，同乡镇同行业。请确认是不是同一家。`,
    s => `The name is close to ${s['whereEnglish']} ${s['name']}, same township and industry.`,
  ],
  same_name_elsewhere: [
    'info',
    s => `${s['where']}也有同名的「${s['name']}」，在别的乡镇，不算重复。`,
    s => `${s['whereEnglish']} has the same name in another township: no duplicate.`,
  ],
  known_outside_scope: ['review', s => `${s['whose']}。`, s => `${s['whoseEnglish']}.`],
  already_known: ['info', s => `「${s['name']}」已在库中。`, s => `${s['name']} is already on the register.`],
  brings_changes: [
    'info',
    s => `与库中不同：${s['fields']}。采用前请确认；空白不会覆盖已有内容。`,
    s => `It differs from the register in: ${s['fields']}. Blanks never overwrite.`,
  ],
} satisfies Record<string, Entry>

export type FindingCode = keyof typeof catalogue

/** A finding of this target, with its sentence in both languages. */
export function finding(code: FindingCode, said: Said = {}, column?: string): Finding {
  const [weight, zh, en]: Entry = catalogue[code]
  return { code, weight, zh: zh(said), en: en(said), ...(column === undefined ? {} : { column }) }
}
