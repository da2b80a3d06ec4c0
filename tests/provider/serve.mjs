// A certified OpenID provider on this machine, with the claims of the City's Keycloak. What it is started with is one JSON
// object: {port, client, jwks, accounts: {login: {claims, spoil}}}. It says `ready` when it answers; any password signs in.
// Where an account says how to spoil its ID token, the token leaves here spoiled: what no honest provider would send.
import * as jose from 'jose';
import Provider from 'oidc-provider';

const { port, client, jwks, accounts } = JSON.parse(process.argv[2]);
const issuer = `http://127.0.0.1:${port}`;
const LONG_AGO = 1000000000;

const spoiled = {
  expired: (claims) => ({ ...claims, iat: LONG_AGO, exp: LONG_AGO + 60 }),
  audience: (claims) => ({ ...claims, aud: 'another', azp: client.client_id }),
  issuer: (claims) => ({ ...claims, iss: 'http://another.example' }),
  nonce: (claims) => ({ ...claims, nonce: 'of another sign-in' }),
  signature: (claims) => claims,
};

const provider = new Provider(issuer, {
  clients: [client],
  jwks,
  claims: { openid: ['sub', 'sid', 'loa', 'amr'], profile: ['national_id_num'] },
  features: { backchannelLogout: { enabled: true }, devInteractions: { enabled: true } },
  findAccount: (ctx, login) => ({ accountId: login, claims: () => ({ sub: login, ...accounts[login]?.claims }) }),
  fetch: (url, { dispatcher, ...options }) => globalThis.fetch(url, options), // it may call this machine
  pkce: { required: () => true },
  cookies: { keys: ['for tests only'] },
  conformIdTokenClaims: false,
});

provider.use(async (ctx, next) => {
  await next();
  if (ctx.path !== '/token' || !ctx.body?.id_token) return;
  const claims = jose.decodeJwt(ctx.body.id_token);
  const how = accounts[claims.sub]?.spoil;
  if (!how) return;
  const header = { alg: 'RS256', kid: jwks.keys[0].kid };
  const key =
    how === 'signature'
      ? (await jose.generateKeyPair('RS256')).privateKey
      : await jose.importJWK(jwks.keys[0], 'RS256');
  ctx.body.id_token = await new jose.SignJWT(spoiled[how](claims)).setProtectedHeader(header).sign(key);
});
provider.on('server_error', (ctx, error) => console.error(error));
provider.on('backchannel.error', (ctx, error) => console.error(error));
provider.listen(port, '127.0.0.1', () => console.log('ready'));
