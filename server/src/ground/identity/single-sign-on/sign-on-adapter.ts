/** Secrets of one attempt that only this installation may know, kept sealed in the browser meanwhile. */
export interface Attempt {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** Who the provider says it is. */
export interface OutsidePerson {
  /** For good, and given to nobody else. */
  readonly subject: string
  readonly username: string | null
}

/** How one kind of provider is spoken with. */
export interface SignOnAdapter {
  /** Where the browser goes to be asked who it is. */
  addressToAsk(attempt: Attempt, redirectUri: string): Promise<string>
  /**
   * @param cameBack the address with which the browser came back; its `state` is the attempt's
   * @throws Error for whatever is not a proof of who it is; the message holds no secret
   */
  whoCameBack(cameBack: URL, attempt: Attempt, redirectUri: string): Promise<OutsidePerson>
}
