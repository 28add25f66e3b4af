import './page.css'

const lines = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']

/** Stands where a page is about to be: a title, a line of filters, rows. Shown within 100 ms, never a spinner. */
export function PageSkeleton() {
  return (
    <div className="page" aria-busy="true">
      <div className="skeleton skeleton--title" />
      <div className="skeleton skeleton--line" />
      {lines.map(line => (
        <div key={line} className="skeleton skeleton--row" />
      ))}
    </div>
  )
}
