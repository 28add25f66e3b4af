import type { Refusal } from '#ground/errors/refusal.ts'
import { refuse } from '#ground/errors/refuse.ts'

/** Work is going on for the batch; two at once would undo each other. */
export function busy(): Refusal {
  return refuse(
    409,
    'import.busy',
    { zh: '该批次正在处理中', en: 'Work is going on for the batch' },
    { zh: '请等待完成，或先取消', en: 'Wait for it, or cancel it first' },
  )
}

/** No row would go in now. */
export function nothingReady(): Refusal {
  return refuse(
    422,
    'import.nothingReady',
    { zh: '没有可以导入的行', en: 'No row is ready to be written' },
    { zh: '请先决定疑问行，或更正表头对应', en: 'Decide rows or correct the mapping first' },
  )
}
