// Shows the warnings that the city pushes. Only what its keys signed is shown as the city's; the words for its codes
// came with this file (CITY). Whatever comes, browsers want something shown.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const json = (text) => JSON.parse(new TextDecoder().decode(bytes(text)));

async function verified(jws) {
  const [head, body, signature] = jws.split(".");
  const known = CITY.keys.find((key) => key.kid === json(head).kid);
  if (!known) throw new Error("a key this device does not know");
  const key = await crypto.subtle.importKey("raw", bytes(known.x), "Ed25519", false, ["verify"]);
  const message = new TextEncoder().encode(`${head}.${body}`);
  if (!(await crypto.subtle.verify("Ed25519", key, bytes(signature), message))) throw new Error("a wrong signature");
  return json(body);
}

function words(alert) {
  const over = alert.msg_type === "Cancel" ? CITY.cancelled : alert.response_types.includes("AllClear") ? CITY.cleared : null;
  const hazard = CITY.hazards[alert.hazard] ?? CITY.hazards.other;
  const name = over ? (over[alert.hazard] ?? over.other) : hazard;
  const stage = !over && CITY.stages[alert.alarm_stage];
  const level = !over && CITY.levels[alert.level];
  const mark = alert.status === "Exercise" ? CITY.exercise : alert.status === "Test" ? CITY.test : null;
  const where = alert.whole_city ? CITY.whole_city : alert.wards.map((code) => CITY.wards[code] ?? code).join(", ");
  const actions = over ? [] : alert.actions.map((code) => CITY.actions[code]).filter(Boolean);
  return { title: [mark, name, stage, level].filter(Boolean).join(" · "), body: [where, ...actions].join("\n") };
}

// A push service may deliver twice, and one that was rung before rings no more.
async function isNew(id) {
  const cache = await caches.open("push");
  const was = await cache.match(`/push/heard/${id}`);
  await cache.put(`/push/heard/${id}`, new Response());
  return !was;
}

// Only where the person agreed: which warning, for which ward, how long it took. Nothing that names the device.
async function receipt(alert) {
  const cache = await caches.open("push");
  const chosen = await cache.match("/push/chosen");
  if (!chosen || !(await cache.match("/push/receipts"))) return;
  const ward = (await chosen.json()).find((code) => alert.whole_city || alert.wards.includes(code));
  const body = JSON.stringify({ alert: alert.id, ward, delay: Date.now() - alert.sent });
  await fetch("/api/v1/alerts/receipts", { method: "POST", headers: { "content-type": "application/json" }, body });
}

// The test that somebody asked for at the page: it says of itself what it is, and the page hears when it came.
async function tried({ self_test }) {
  const arrived = Date.now();
  const fresh = await isNew(self_test);
  const options = { body: CITY.tried, lang: CITY.lang, tag: "self-test", renotify: fresh, silent: !fresh, data: { url: "/push" } };
  const showing = self.registration.showNotification(CITY.tried_title, options);
  const shown = await showing.then(() => true, () => false);
  new BroadcastChannel("push").postMessage({ self_test, arrived, shown });
}

async function show(data) {
  try {
    const alert = await verified(data.text());
    if (alert.self_test) return await tried(alert);
    const fresh = await isNew(alert.id);
    await self.registration.showNotification(words(alert).title, {
      body: words(alert).body,
      lang: CITY.lang,
      tag: alert.incident,
      renotify: fresh,
      silent: !fresh,
      requireInteraction: true,
      icon: "/console/assets/icon.svg",
      data: { url: `/warnings/${alert.id}` },
    });
    if (fresh) await receipt(alert).catch(() => {});
  } catch {
    const options = { body: CITY.unverified, lang: CITY.lang, tag: "unverified", data: { url: "/warnings" } };
    await self.registration.showNotification(CITY.unverified_title, options);
    // Newer keys come with a newer copy of this file.
    await self.registration.update();
  }
}

async function again() {
  const chosen = await (await caches.open("push")).match("/push/chosen");
  if (!chosen) return;
  const options = { userVisibleOnly: true, applicationServerKey: CITY.key };
  const { endpoint, keys } = (await self.registration.pushManager.subscribe(options)).toJSON();
  const body = JSON.stringify({ endpoint, keys, wards: await chosen.json() });
  await fetch("/api/v1/push", { method: "PUT", headers: { "content-type": "application/json" }, body });
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("push", (event) => event.waitUntil(show(event.data)));
self.addEventListener("pushsubscriptionchange", (event) => event.waitUntil(again()));
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(event.notification.data.url));
});
