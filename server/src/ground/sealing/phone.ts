/** The one form in which telephones are compared and indexed: digits alone, without +86 or 0086. */
export function normalisePhone(text: string): string {
  const digits = text.normalize('NFKC').replaceAll(/\D/g, '')
  return digits.replace(/^(?:0086|86)(?=1\d{10}$)/, '')
}

/** `13812341234` → `138****1234`; shorter numbers keep their last two digits. */
export function maskPhone(text: string): string {
  const digits = normalisePhone(text)
  if (digits.length >= 11) return `${digits.slice(0, 3)}****${digits.slice(-4)}`
  return digits.length > 4 ? `****${digits.slice(-2)}` : '****'
}
