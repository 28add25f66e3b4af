import type { Prepared, Tx } from '../database/transaction.ts'

/** Which cells; a list left out means all of them. */
export interface Cells {
  readonly areas?: readonly string[]
  readonly townships?: readonly string[]
  readonly industries?: readonly string[]
}

/** The count of one measure in one cell. `place` is an area, county or township, as asked for. */
export interface Figure {
  readonly place: string
  readonly industry: string
  readonly measure: string
  readonly count: number
}

export interface BoardQuestion {
  readonly measures: readonly string[]
  readonly areas?: readonly string[]
  readonly industries?: readonly string[]
  /** A street run by 智造新城 counts once: in its running area, or in its statutory county. */
  readonly by: 'area' | 'county'
}

const inCells = '($2::text[] is null or area = any ($2)) and ($3::text[] is null or industry = any ($3))'

function boardStatement(by: 'area' | 'county'): Prepared {
  return {
    name: `board by ${by}`,
    text: `select ${by} as place, industry, measure, sum(count)::bigint as count from (
        select ${by}, industry, measure, balance as count from ground.figure_balance
        where measure = any ($1) and township = '*' and ${inCells}
        union all
        select ${by}, industry, measure, amount from ground.figure_delta where measure = any ($1) and ${inCells}) as part
      group by ${by}, industry, measure having sum(count) <> 0`,
  }
}

// a day's balance is that of the last day on or before it on which the cell moved
function boardAsOfStatement(by: 'area' | 'county'): Prepared {
  return {
    name: `board by ${by} as of`,
    text: `select ${by} as place, industry, measure, sum(count)::bigint as count from (
        select cell.${by}, cell.industry, cell.measure, of_day.balance as count from ground.figure_balance as cell,
          lateral (select balance from ground.figure_day as known
            where known.measure = cell.measure and known.township = '*' and known.area = cell.area and known.industry = cell.industry
              and known.county = cell.county and known.day <= $4
            order by known.day desc limit 1) as of_day
        where cell.measure = any ($1) and cell.township = '*'
          and ($2::text[] is null or cell.area = any ($2)) and ($3::text[] is null or cell.industry = any ($3))
        union all
        select ${by}, industry, measure, amount from ground.figure_delta where measure = any ($1) and ${inCells} and day <= $4) as part
      group by ${by}, industry, measure having sum(count) <> 0`,
  }
}

const boards = { area: boardStatement('area'), county: boardStatement('county') }
const boardsAsOf = { area: boardAsOfStatement('area'), county: boardAsOfStatement('county') }

/** The board as it stands: exact as of the transaction's snapshot, folded or not. Cells that count nothing are left out. */
export function readBoard(tx: Tx, { measures, areas, industries, by }: BoardQuestion): Promise<Figure[]> {
  return tx.run<FigureRow>(boards[by], [measures, areas ?? null, industries ?? null])
}

/** The board as it stood at the end of a business day (`YYYY-MM-DD`); for the present day, as it stands. */
export function readBoardAsOf(
  tx: Tx,
  { measures, areas, industries, by, day }: BoardQuestion & { day: string },
): Promise<Figure[]> {
  return tx.run<FigureRow>(boardsAsOf[by], [measures, areas ?? null, industries ?? null, day])
}

const townshipStatement: Prepared = {
  name: 'figures by township',
  text: `select township as place, industry, measure, sum(count)::bigint as count from (
      select township, industry, measure, balance as count from ground.figure_balance
      where measure = any ($1) and township = any ($2) and ($3::text[] is null or industry = any ($3))
      union all
      select township, industry, measure, amount from ground.figure_delta
      where measure = any ($1) and township = any ($2) and ($3::text[] is null or industry = any ($3))) as part
    group by township, industry, measure having sum(count) <> 0`,
}

/** The figures of townships as they stand; `place` is the township. */
export function readFigures(
  tx: Tx,
  {
    measures,
    townships,
    industries,
  }: { measures: readonly string[]; townships: readonly string[]; industries?: readonly string[] },
): Promise<Figure[]> {
  return tx.run<FigureRow>(townshipStatement, [measures, townships, industries ?? null])
}

const areaTotalStatement: Prepared = {
  name: 'figure total of areas',
  text: `select coalesce((select sum(balance) from ground.figure_balance where measure = $1 and township = '*' and ${inCells}), 0)
    + coalesce((select sum(amount) from ground.figure_delta where measure = $1 and ${inCells}), 0) as count`,
}
const townshipTotalStatement: Prepared = {
  name: 'figure total of townships',
  text: `select coalesce((select sum(balance) from ground.figure_balance where measure = $1 and township = any ($4) and ${inCells}), 0)
    + coalesce((select sum(amount) from ground.figure_delta where measure = $1 and township = any ($4) and ${inCells}), 0) as count`,
}

/**
 * One number for a list's total. Only for posts whose scope is made of whole cells (areas or townships × industries); a post that
 * sees single rows counts its own. A thing counted in several industries counts once in each; ask a measure that is kept without
 * an industry where things must count once.
 */
export async function countOf(tx: Tx, measure: string, { areas, townships, industries }: Cells): Promise<number> {
  const [row] = townships
    ? await tx.run<{ count: number }>(townshipTotalStatement, [measure, areas ?? null, industries ?? null, townships])
    : await tx.run<{ count: number }>(areaTotalStatement, [measure, areas ?? null, industries ?? null])
  return row?.count ?? 0
}

type FigureRow = Figure & Record<string, unknown>
