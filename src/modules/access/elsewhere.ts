import * as oidc from 'openid-client';

export const ELSEWHERE_PATH = '/api/sign-in/elsewhere';

/** A provider of OpenID Connect by which people may sign in, as configured. */
export type ElsewhereSettings = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** The claim that holds the personal identifier, in the ID token or at the userinfo endpoint. */
  claim: string;
  scope: string;
  /** What stands on the button. */
  name: string;
  /** Values of acr or amr that say a second factor was asked there. */
  secondFactor: readonly string[];
  /** Under which address browsers reach us: never taken from a request. */
  ourUrl: string;
};

/** What is remembered in the browser between leaving and coming back. */
export type Kept = { state: string; nonce: string; verifier: string };
export type Known = { identifier: string | null; secondFactor: boolean };

export type Elsewhere = {
  name: string;
  /** Where to send the browser. */
  leave(kept: Kept): Promise<string>;
  /** @param query of the address the provider sent the browser back to. @throws when anything does not fit */
  come(query: string, kept: Kept): Promise<Known>;
};

export const newKept = (): Kept => ({
  state: oidc.randomState(),
  nonce: oidc.randomNonce(),
  verifier: oidc.randomPKCECodeVerifier(),
});

/** The provider is asked for its addresses at the first use, and again after an hour or a failure. */
export function openElsewhere(settings: ElsewhereSettings, fetching?: oidc.CustomFetch): Elsewhere {
  const back = `${settings.ourUrl}${ELSEWHERE_PATH}/back`;
  let found: { at: number; config: Promise<oidc.Configuration> } | undefined;
  const configuration = (): Promise<oidc.Configuration> => {
    if (found && Date.now() - found.at < 3_600_000) return found.config;
    const issuer = new URL(settings.issuer);
    const config = oidc.discovery(issuer, settings.clientId, settings.clientSecret, undefined, {
      timeout: 10,
      execute: [
        // the signature of what says who somebody is counts, whatever the line it came over
        oidc.enableNonRepudiationChecks,
        // config.ts lets http through for this machine only
        ...(issuer.protocol === 'http:' ? [oidc.allowInsecureRequests] : []),
      ],
      ...(fetching ? { [oidc.customFetch]: fetching } : {}),
    });
    const mine = { at: Date.now(), config };
    found = mine;
    config.catch(() => {
      if (found === mine) found = undefined;
    });
    return config;
  };

  return {
    name: settings.name,
    leave: async ({ state, nonce, verifier }) =>
      oidc.buildAuthorizationUrl(await configuration(), {
        redirect_uri: back,
        scope: settings.scope,
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      }).href,
    come: async (query, { state, nonce, verifier }) => {
      const config = await configuration();
      const tokens = await oidc.authorizationCodeGrant(config, new URL(`${back}?${query}`), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims()!;
      const known = claims[settings.claim] ?? (await oidc.fetchUserInfo(config, tokens.access_token, claims.sub))[settings.claim];
      const said = [claims['acr'], claims['amr']].flat();
      return {
        identifier: typeof known === 'string' && known !== '' ? known : null,
        secondFactor: said.some((one) => typeof one === 'string' && settings.secondFactor.includes(one)),
      };
    },
  };
}
