/** Full-width letters, digits and signs as their half-width forms; Chinese punctuation and characters stay. */
export function halfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, character => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ')
}
