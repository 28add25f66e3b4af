import type { DocumentSubject } from '#contract/ground/document.ts'
import type { Role } from '#contract/ground/role.ts'
import type { Actor } from '#ground/database/claims.ts'
import type { Documents } from '#ground/document/index.ts'
import type { LivingCity } from './living-city.ts'
import { type DemoPaper, idsFor, livePaper, type PaperStep } from './paper-life.ts'

const kaihua = '330824'
const industry = 'wood-furniture'

/** 文书 of the demo city: some in every state, one voided whose number stays empty, one on its way by hops, one in from outside the app. */
export function writePapers(city: LivingCity, documents: Documents): void {
  const office = pairOf(city, 'cityOffice', 'city-office')
  const ecology = pairOf(city, 'cityEcology', 'city-ecology')
  const economy = pairOf(city, 'cityIndustry', 'city-economy')
  const areaOffice = pairOf(city, 'areaOffice', `${kaihua}-office`)
  const areaEcology = pairOf(city, 'areaEcology', `${kaihua}-ecology`)
  const areaEconomy = pairOf(city, 'areaIndustry', `${kaihua}-economy`)
  const leader = city.post('cityLeader', 'city-leading-group')
  const areaLeader = city.post('areaLeader', `${kaihua}-government`)
  const areas = city.campaign.areas.map(({ code }) => code)
  const write = (paper: DemoPaper) => livePaper(city, documents, paper)
  const slip = (by: Actor, skip: number) => () => problemsOf(city, by, skip)

  // from the city to the area's task force, and on from there to its department
  write({
    ...{ kind: 'assignmentSlip', on: '2024-03-18', by: office[0], subject: slip(office[0], 0) },
    main: [`${kaihua}-office`],
    copied: [`${kaihua}-ecology`, 'city-economy'],
    steps: [
      ...issued(office, leader, { series: '衢整治办' }),
      { after: 1, by: areaOffice[0], action: 'receive' },
      { after: 6, by: office[1], action: 'file' },
    ],
  })
  write({
    ...{ kind: 'assignmentSlip', on: '2024-03-27', by: areaOffice[0], subject: slip(areaOffice[0], 0) },
    main: [`${kaihua}-economy`],
    steps: [
      ...issued(areaOffice, areaLeader, { series: '开化整治专班' }),
      { after: 1, by: areaEconomy[0], action: 'receive' },
      { after: 5, by: areaOffice[0], action: 'file' },
    ],
  })
  // its text had gone out already under another number
  write({
    ...{ kind: 'letter', on: '2024-04-15', by: office[1], title: '关于报送二季度整治工作计划的通知' },
    paragraphs: ['请各区块于4月25日前报送二季度整治工作计划，经区块分管领导签字后由工作专班统一报送。'],
    main: areas.map(area => `${area}-office`),
    steps: [
      ...upToNumber([office[1], office[0]], leader, { series: '衢整治办' }),
      { after: 1, by: office[1], action: 'proposeVoid', input: () => ({ reason: '与会议纪要重复行文，不再印发' }) },
      { after: 1, by: office[0], action: 'confirmVoid' },
    ],
  })
  write({
    ...{ kind: 'dossierPaper', on: '2024-05-06', by: areaEcology[0] },
    subject: async () => {
      const [enterprise] = await idsFor(
        city,
        areaEcology[0],
        `select enterprise_id as id from remediation.fact_problem where area = $1 and industry = $2 and enterprise_id is not null
         group by enterprise_id order by count(*) desc, min(number) limit 1`,
        [kaihua, industry],
      )
      return enterprise ? { enterprise } : null
    },
    main: ['city-ecology'],
    steps: [
      ...issued(areaEcology, areaLeader, { series: '开化环整治' }),
      { after: 1, by: ecology[0], action: 'receive' },
      { after: 2, by: areaEcology[1], action: 'file' },
    ],
  })
  // two areas have not acknowledged it when the term is over
  const prompt = areas.slice(0, -2).map(area => city.post('areaOffice', `${area}-office`))
  write({
    ...{ kind: 'letter', on: '2024-06-05', by: office[0], title: '关于开展半年盘点工作的通知' },
    paragraphs: [
      '根据《衢州市重点行业污染整治提升工作分工抓落实方案》要求，现就开展半年盘点有关事项通知如下。',
      '一是核对清单。逐家核对底数清单、整治清单和问题清单，6月14日前固化上报。',
      '二是核查进度。对逾期未完成的问题逐项说明原因、进展和预计完成时间。',
      '三是核实成效。对已销号问题开展回头看，发现反弹的重新立项整改。',
    ],
    main: areas.map(area => `${area}-office`),
    copied: ['city-ecology', 'city-economy', 'city-commerce', 'city-agriculture'],
    steps: [
      ...issued(office, leader, { series: '衢整治办' }),
      ...prompt.map(by => ({ after: 0, by, action: 'receive' as const })),
    ],
  })
  // numbered by the OA system; one addressee has no account and is still to be served
  write({
    ...{ kind: 'letter', on: '2024-06-06', by: ecology[0], title: '关于废旧塑料加工行业排污许可事项的告知函' },
    paragraphs: [
      '经核查，你单位排污许可登记信息与现场生产情况不一致。请于收到本函之日起15日内办理变更登记，逾期未办理的，将依法处理。',
      '特此函告。',
    ],
    main: [`${kaihua}-ecology`],
    outside: ['衢州市再生资源行业协会'],
    steps: [
      ...issued(ecology, leader, { external: '衢环发〔2024〕15号' }),
      { after: 1, by: areaEcology[0], action: 'receive' },
    ],
  })
  write({
    ...{ kind: 'assignmentSlip', on: '2024-06-12', by: office[0], subject: slip(office[0], 6) },
    main: [`${kaihua}-office`],
    steps: issued(office, leader, { series: '衢整治办' }),
  })
  write({
    ...{ kind: 'letter', on: '2024-06-13', by: areaOffice[1], title: '关于报送半年盘点情况的函' },
    paragraphs: [
      '我专班已组织完成半年盘点，底数清单、整治清单和问题清单均已核对固化，现随函报送，请审阅。',
      '特此函报。',
    ],
    main: ['city-office'],
    steps: [
      ...issued([areaOffice[1], areaOffice[0]], areaLeader, { series: '开化整治专班' }),
      { after: 1, by: office[0], action: 'receive' },
    ],
  })
  write({
    ...{ kind: 'letter', on: '2024-06-17', by: office[1], title: '关于建立整治工作联合执法机制的函' },
    paragraphs: ['为形成整治合力，拟建立生态环境、经信等部门联合执法机制，每季度至少开展一次联合检查。请研究会签。'],
    main: ['city-ecology', 'city-economy'],
    countersign: ['city-ecology', 'city-economy'],
    steps: [
      { after: 0, by: office[1], action: 'submit' },
      { after: 0, by: office[0], action: 'approve' },
      {
        ...{ after: 1, by: ecology[0], action: 'countersign' },
        input: () => ({ opinion: 'assent', words: '建议明确牵头单位' }),
      },
    ],
  })
  // the plan that the area issued, to be sealed and handed to the plant
  write({
    ...{ kind: 'enterprisePlanPaper', on: '2024-06-17', by: areaOffice[0] },
    subject: async () => {
      const [plan] = await idsFor(
        city,
        areaOffice[0],
        `select id from remediation.fact_enterprise_plan where area = $1 and state in ('issued', 'filed')
         order by issued_on, id limit 1`,
        [kaihua],
      )
      return plan ? { plan } : null
    },
    steps: [{ after: 0, by: areaOffice[0], action: 'submit' }],
  })
  write({
    ...{ kind: 'industrySummary', on: '2024-06-18', by: economy[0], subject: async () => ({ industry }) },
    main: ['city-office'],
    steps: [{ after: 0, by: economy[0], action: 'submit' }],
  })
  write({
    ...{ kind: 'industrySummary', on: '2024-06-19', by: areaEconomy[0] },
    subject: async () => ({ industry, area: kaihua }),
    main: ['city-economy'],
    steps: [],
  })
  write({
    ...{ kind: 'listCoverLetter', on: '2024-06-19', by: areaOffice[0] },
    subject: async () => {
      const [listVersion] = await idsFor(
        city,
        areaOffice[0],
        'select id from baseline.fact_list_version where area = $1 order by frozen_on desc limit 1',
        [kaihua],
      )
      return listVersion ? { listVersion } : null
    },
    steps: [
      { after: 0, by: areaOffice[0], action: 'submit' },
      { after: 0, by: areaOffice[1], action: 'approve' },
    ],
  })
}

type Pair = readonly [Actor, Actor]
const pairOf = (city: LivingCity, role: Role, unit: string): Pair => [
  city.post(role, unit, 0),
  city.post(role, unit, 1),
]
type Number = { readonly series: string } | { readonly external: string }

const upToNumber = ([drafter, reviewer]: Pair, signer: Actor, number: Number): PaperStep[] => [
  { after: 0, by: drafter, action: 'submit' },
  { after: 1, by: reviewer, action: 'approve' },
  { after: 1, by: signer, action: 'sign' },
  {
    ...{ after: 1, by: drafter, action: 'number' },
    input: () =>
      'series' in number ? { by: 'series', series: number.series } : { by: 'external', number: number.external },
  },
]

/** From the draft until it is on its way. */
const issued = (pair: Pair, signer: Actor, number: Number): PaperStep[] => [
  ...upToNumber(pair, signer, number),
  { after: 0, by: pair[0], action: 'seal' },
  { after: 0, by: pair[0], action: 'send' },
]

async function problemsOf(city: LivingCity, by: Actor, skip: number): Promise<DocumentSubject | null> {
  const problems = await idsFor(
    city,
    by,
    `select id from remediation.problem where area = $1 and industry = $2 and state in ('assigned', 'rectifying')
     order by number offset $3 limit 6`,
    [kaihua, industry, skip],
  )
  return problems.length > 0 ? { problems } : null
}
