/**
 * Why Clearloop does not start. Thrown before anything is served, so it is told on the terminal and not over HTTP.
 * The message is one Chinese and one English sentence: what is wrong, and what would be right.
 */
export class StartRefusal extends Error {
  readonly code: string

  constructor(code: string, chinese: string, english: string, options?: ErrorOptions) {
    super(`${chinese}\n${english}`, options)
    this.name = 'StartRefusal'
    this.code = code
  }
}
