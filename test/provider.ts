import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

type Person = { sub: string; claims: Record<string, unknown>; amr?: string[]; acr?: string };
type Context = { oidc: { session: { accountId: string }; client: { clientId: string }; provider: Provider } };

export const CLIENT = { id: 'khuevan', secret: 'bi-mat-cua-ung-dung' };

/**
 * A provider of OpenID Connect in this process, which demands PKCE and signs in whoever `person` says, without a form.
 * @param redirect the one address it sends browsers back to
 */
export async function openProvider(redirect: string) {
  let person: Person = { sub: 'nobody', claims: {} };
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [redirect] }],
    claims: { openid: ['sub', 'acr', 'amr', 'so_dinh_danh'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    cookies: { keys: ['chi de thu'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_: unknown, sub: string) => ({ accountId: sub, claims: () => ({ sub, ...person.claims }) }),
    // nobody is asked for consent: the office itself runs the provider
    loadExistingGrant: async ({ oidc }: Context) => {
      const grant = new oidc.provider.Grant({ accountId: oidc.session.accountId, clientId: oidc.client.clientId });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return answer(request, response);
    const { sub, amr, acr } = person;
    void provider.interactionFinished(request, response, { login: { accountId: sub, ...(amr && { amr }), ...(acr && { acr }) } });
  });
  return {
    issuer,
    be: (next: Person) => void (person = next),
    /** A browser at the provider, from where it was sent to until it is sent back: the address it comes back to. */
    async visit(address: string): Promise<string> {
      const jar = new Map<string, string>();
      let at = address;
      for (let hops = 0; hops < 10 && at.startsWith(issuer); hops++) {
        const response = await fetch(at, { redirect: 'manual', headers: { cookie: [...jar].map(([k, v]) => `${k}=${v}`).join('; ') } });
        for (const set of response.headers.getSetCookie()) {
          const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)!;
          jar.set(name!, value!);
        }
        const next = response.headers.get('location');
        if (next === null) throw new Error(`${response.status} ${await response.text()}`);
        at = new URL(next, at).href;
      }
      return at;
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
