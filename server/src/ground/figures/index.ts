export { foldFigures } from './fold-figures.ts'
export { joinMeasures, type Measure, type Measures } from './measures.ts'
export {
  type BoardQuestion,
  type Cells,
  countOf,
  type Figure,
  readBoard,
  readBoardAsOf,
  readFigures,
} from './read-figures.ts'
export { type Folding, startFolding } from './start-folding.ts'
