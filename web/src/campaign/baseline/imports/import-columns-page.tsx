import { asRefusal } from '#web/ground/http/refusal.ts'
import { PageSkeleton } from '#web/ground/page/page-skeleton.tsx'
import { usePathParameter } from '#web/ground/page/use-filters.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { ImportHead } from './import-head.tsx'
import { MappingForm } from './mapping-form.tsx'
import { useBatch } from './use-batch.ts'

/** 认表头: which sheets take part, and what each column was taken for. */
export function ImportColumnsPage() {
  const id = usePathParameter('id')
  const { data: batch, error } = useBatch(id)
  if (error && !batch) {
    return (
      <div className="page">
        <RefusalWords refusal={asRefusal(error)} />
      </div>
    )
  }
  if (!batch) return <PageSkeleton />
  return (
    <div className="page">
      <ImportHead batch={batch} />
      <MappingForm key={batch.version} batch={batch} />
    </div>
  )
}
