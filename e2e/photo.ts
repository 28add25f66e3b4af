import sharp from 'sharp'

/** A file as a person chooses it. */
export interface ChosenFile {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

/** A photo that shows nothing but its own words on a colour of its own, so that no two are the same file. */
export async function photo(name: string): Promise<ChosenFile> {
  const hue = [...name].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 360, 0)
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480">
    <rect width="640" height="480" fill="hsl(${hue} 30% 45%)"/>
    <text x="32" y="440" font-size="36" fill="white" font-family="sans-serif">${name}</text>
  </svg>`
  return { name: `${name}.jpg`, mimeType: 'image/jpeg', buffer: await sharp(Buffer.from(picture)).jpeg().toBuffer() }
}
