import * as client from 'openid-client'
import type { SignOnAdapter } from './sign-on-adapter.ts'
import type { OpenIdConnectSettings } from './sign-on-settings.ts'

const secondsToAnswer = 10

/** OpenID Connect: authorization code with PKCE, state and nonce. The issuer is looked up at the first use, so that its outage stops no start. */
export function speakOpenIdConnect(settings: OpenIdConnectSettings): SignOnAdapter {
  const issuer = new URL(settings.issuer)
  let discovered: Promise<client.Configuration> | null = null
  const configuration = () => {
    discovered ??= client
      .discovery(issuer, settings.clientId, settings.secret, undefined, {
        timeout: secondsToAnswer,
        // only an issuer on this machine may be without TLS; the settings admit no other
        ...(issuer.protocol === 'http:' ? { execute: [client.allowInsecureRequests] } : {}),
      })
      .catch(error => {
        // asked again next time
        discovered = null
        throw error
      })
    return discovered
  }
  return {
    async addressToAsk({ state, nonce, verifier }, redirectUri) {
      const address = client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: settings.scope,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      })
      return address.href
    },
    async whoCameBack(cameBack, { state, nonce, verifier }) {
      const known = await configuration()
      const tokens = await client.authorizationCodeGrant(known, cameBack, {
        ...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier },
        idTokenExpected: true,
      })
      const claims = tokens.claims()
      if (!claims) throw new Error('the provider sent no ID token')
      const said =
        claims[settings.usernameClaim] ??
        (known.serverMetadata().userinfo_endpoint
          ? (await client.fetchUserInfo(known, tokens.access_token, claims.sub))[settings.usernameClaim]
          : undefined)
      return { subject: claims.sub, username: typeof said === 'string' ? said : null }
    },
  }
}
