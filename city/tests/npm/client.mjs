// Signs in at an issuer with openid-client and prints what it got, as one JSON object.
// Arguments: the issuer's address, the person to choose.
import * as client from "openid-client";

const [issuer, person] = process.argv.slice(2);
const redirect_uri = "http://127.0.0.1:4711/cb";
const options = { execute: [client.allowInsecureRequests] };
const config = await client.discovery(new URL(issuer), "hue-app", undefined, client.None(), options);

async function answerTo(url) {
  const form = new URLSearchParams({ person });
  const answer = await fetch(url, { method: "POST", body: form, redirect: "manual" });
  if (answer.status !== 303) throw new Error(`the issuer answered ${answer.status}`);
  return new URL(answer.headers.get("location"));
}

async function request(extra = {}) {
  const code_verifier = client.randomPKCECodeVerifier();
  const [state, nonce] = [client.randomState(), client.randomNonce()];
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri,
    scope: "openid profile offline_access",
    code_challenge: await client.calculatePKCECodeChallenge(code_verifier),
    code_challenge_method: "S256",
    state,
    nonce,
    ...extra,
  });
  const checks = { pkceCodeVerifier: code_verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
  return { url, checks };
}

// What must not work: `work` has to fail, with this OAuth error if one is named.
async function refused(work, error) {
  try {
    await work();
  } catch (failure) {
    if (error && failure.error !== error) throw failure;
    return true;
  }
  throw new Error("this should have been refused");
}

const { url, checks } = await request();
const back = await answerTo(url);
const tokens = await client.authorizationCodeGrant(config, back, checks);
const claims = tokens.claims();
const userinfo = await client.fetchUserInfo(config, tokens.access_token, claims.sub);
const renewed = await client.refreshTokenGrant(config, tokens.refresh_token);
const again = await client.refreshTokenGrant(config, renewed.refresh_token);
const reuse = await refused(() => client.refreshTokenGrant(config, tokens.refresh_token), "invalid_grant");
const family = await refused(() => client.refreshTokenGrant(config, again.refresh_token), "invalid_grant");

const second = await request();
const secondBack = await answerTo(second.url);
const wrongState = await refused(() =>
  client.authorizationCodeGrant(config, secondBack, { ...second.checks, expectedState: "another" }),
);
const secondTokens = await client.authorizationCodeGrant(config, secondBack, second.checks);
const replay = await refused(
  () => client.authorizationCodeGrant(config, secondBack, second.checks),
  "invalid_grant",
);
const afterReplay = await refused(
  () => client.refreshTokenGrant(config, secondTokens.refresh_token),
  "invalid_grant",
);

const third = await request();
const thirdTokens = await client.authorizationCodeGrant(config, await answerTo(third.url), third.checks);
await client.tokenRevocation(config, thirdTokens.refresh_token);
const revoked = await refused(
  () => client.refreshTokenGrant(config, thirdTokens.refresh_token),
  "invalid_grant",
);
const leaving = client.buildEndSessionUrl(config, { id_token_hint: thirdTokens.id_token });
const left = (await fetch(leaving)).status;

const plain = await request({ code_challenge_method: "plain" });
const downgrade = await answerTo(plain.url);

console.log(
  JSON.stringify({
    name: claims.name,
    level: claims.level,
    acr: claims.acr,
    alg: JSON.parse(Buffer.from(tokens.id_token.split(".")[0], "base64url")).alg,
    userinfo: userinfo.name,
    reuse,
    family,
    wrongState,
    replay,
    afterReplay,
    revoked,
    left,
    downgrade: downgrade.searchParams.get("error"),
  }),
);
