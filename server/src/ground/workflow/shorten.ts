/** The head of a text, at most so many characters, with … where something was cut. */
export function shorten(text: string, most: number): string {
  const characters = Array.from(text.trim().replaceAll(/\s+/g, ' '))
  return characters.length <= most ? characters.join('') : `${characters.slice(0, most - 1).join('')}…`
}
