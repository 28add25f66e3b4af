/**
 * Folds what people type so that the same words compare equal: full-width to half-width, no white space or zero-width characters,
 * no quotation marks, lower case.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u00ad\u200b-\u200f\u2060\ufeff"'“”‘’「」『』《》〈〉]+/gu, '')
    .toLowerCase()
}
