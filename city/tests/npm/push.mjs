// A receiver of push messages that knows nothing of the city's code: it makes its own keys, and opens with http_ece what
// was posted to it. Arguments: "keys", or "open" with the message as JSON on stdin.
import crypto from "node:crypto";
import ece from "http_ece";

const part = (jws, index) => JSON.parse(Buffer.from(jws.split(".")[index], "base64url"));

function signed(jws, key, algorithm) {
  const end = jws.lastIndexOf(".");
  const signature = Buffer.from(jws.slice(end + 1), "base64url");
  return crypto.verify(algorithm, Buffer.from(jws.slice(0, end)), key, signature);
}

function keys() {
  const pair = crypto.createECDH("prime256v1");
  pair.generateKeys();
  const auth = crypto.randomBytes(16).toString("base64url");
  return { private: pair.getPrivateKey("base64url"), p256dh: pair.getPublicKey("base64url"), auth };
}

function open(message) {
  const pair = crypto.createECDH("prime256v1");
  pair.setPrivateKey(message.private, "base64url");
  const how = { version: "aes128gcm", privateKey: pair, authSecret: message.auth };
  const text = ece.decrypt(Buffer.from(message.body, "base64"), how).toString();
  const [, token, k] = /^vapid t=([^,]+), k=(.+)$/.exec(message.authorization);
  const point = Buffer.from(k, "base64url");
  const jwk = { kty: "EC", crv: "P-256", x: point.subarray(1, 33).toString("base64url"), y: point.subarray(33).toString("base64url") };
  const vapid = crypto.createPublicKey({ key: jwk, format: "jwk" });
  const city = crypto.createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: message.x }, format: "jwk" });
  return {
    length: text.length,
    alert: part(text, 1),
    signed: signed(text, city, null),
    key: k,
    vapid: signed(token, { key: vapid, dsaEncoding: "ieee-p1363" }, "sha256"),
    claims: part(token, 1),
  };
}

let input = "";
if (process.argv[2] === "open") for await (const piece of process.stdin) input += piece;
console.log(JSON.stringify(process.argv[2] === "open" ? open(JSON.parse(input)) : keys()));
