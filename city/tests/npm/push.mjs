// A receiver of push messages that knows nothing of the city's code: it makes its own keys, and opens with http_ece what
// was posted to it. Arguments: "keys"; "open" with the message as JSON on stdin; or "serve" with a folder that has the
// key and certificate of a push service over https, which says in lines of JSON where it is and what came.
import crypto from "node:crypto";
import fs from "node:fs";
import https from "node:https";
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

const city = (x) => crypto.createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });

function open(message) {
  const pair = crypto.createECDH("prime256v1");
  pair.setPrivateKey(message.private, "base64url");
  const how = { version: "aes128gcm", privateKey: pair, authSecret: message.auth };
  const text = ece.decrypt(Buffer.from(message.body, "base64"), how).toString();
  const [, token, k] = /^vapid t=([^,]+), k=(.+)$/.exec(message.authorization);
  const point = Buffer.from(k, "base64url");
  const jwk = { kty: "EC", crv: "P-256", x: point.subarray(1, 33).toString("base64url"), y: point.subarray(33).toString("base64url") };
  const vapid = crypto.createPublicKey({ key: jwk, format: "jwk" });
  return {
    text,
    length: text.length,
    alert: part(text, 1),
    signed: message.x && signed(text, city(message.x), null),
    key: k,
    vapid: signed(token, { key: vapid, dsaEncoding: "ieee-p1363" }, "sha256"),
    claims: part(token, 1),
  };
}

const say = (it) => console.log(JSON.stringify(it));

function serve(folder) {
  const receiver = keys();
  const pem = (name) => fs.readFileSync(`${folder}/${name}.pem`);
  const take = (request, response) => {
    const pieces = [];
    request.on("data", (piece) => pieces.push(piece));
    request.on("end", () => {
      response.writeHead(201).end();
      const { url: path, headers } = request;
      const body = Buffer.concat(pieces).toString("base64");
      say({ path, headers, ...open({ ...receiver, body, authorization: headers.authorization }) });
    });
  };
  const server = https.createServer({ key: pem("key"), cert: pem("cert") }, take);
  server.listen(0, "127.0.0.1", () => say({ port: server.address().port, ...receiver }));
}

const [, , what, folder] = process.argv;
let input = "";
if (what === "open") for await (const piece of process.stdin) input += piece;
if (what === "serve") serve(folder);
else say(what === "open" ? open(JSON.parse(input)) : keys());
