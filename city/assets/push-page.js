// Turns push messages on and off, and tests them. Without it the page says that they need script, and everything else works.
const form = document.querySelector("#push");
const said = document.querySelector("#push-said");
const chosen = () => [...form.querySelectorAll("input[name=ward]:checked")].map((box) => box.value);
const trial = document.querySelector("#push-trial");
const tested = document.querySelector("#push-tested");
const blockers = document.querySelector("#push-blockers");
const language = document.documentElement.lang;

// What stands here, and with it whether there is anything to test.
const say = (key) => {
  said.textContent = said.dataset[key];
  trial.hidden = key !== "on";
};

async function ask(method, body) {
  const headers = { "content-type": "application/json" };
  const answer = await fetch("/api/v1/push", { method, headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`the city answered ${answer.status}`);
}

const here = async () => (await navigator.serviceWorker.getRegistration("/push/"))?.pushManager.getSubscription();

async function on() {
  const wards = chosen();
  if (wards.length === 0) return say("nowhere");
  if ((await Notification.requestPermission()) !== "granted") return say("denied");
  const registration = await navigator.serviceWorker.register(form.dataset.worker);
  await ready(registration);
  const subscription = await subscribe(registration);
  if (!subscription) return say("unreachable");
  const { endpoint, keys } = subscription.toJSON();
  await ask("PUT", { endpoint, keys, wards });
  const cache = await caches.open("push");
  await cache.put("/push/chosen", Response.json(wards));
  if (form.querySelector("#push-receipts").checked) await cache.put("/push/receipts", new Response());
  else await cache.delete("/push/receipts");
  say("on");
}

// A browser that does not reach the push service of its maker may try for ever: until it does, nothing is on.
async function subscribe(registration) {
  const slow = setTimeout(() => say("slow"), 10_000);
  const options = { userVisibleOnly: true, applicationServerKey: form.dataset.key };
  const subscription = await registration.pushManager.subscribe(options).catch(() => null);
  clearTimeout(slow);
  return subscription;
}

// The page lies outside the worker's folder, so `navigator.serviceWorker.ready` would wait for ever.
function ready(registration) {
  const worker = registration.installing ?? registration.waiting;
  if (registration.active || !worker) return Promise.resolve();
  return new Promise((done) => {
    worker.addEventListener("statechange", () => worker.state === "activated" && done());
  });
}

async function off() {
  const subscription = await here();
  if (subscription) {
    const { endpoint } = subscription;
    await subscription.unsubscribe();
    // Where the city is not reached it forgets the address when the next message finds nobody.
    await ask("DELETE", { endpoint }).catch(() => {});
  }
  await caches.delete("push");
  say("off");
}

// The test that the page waits for. Both of its times are this device's own, so its clock may be wrong.
let waits = null;
const time = (at) => new Intl.DateTimeFormat(language, { timeStyle: "medium" }).format(at);
const seconds = (millis) => new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(millis / 1000);
const digits = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

function tell(key, named = {}) {
  tested.textContent = tested.dataset[key].replace(/%(\w+)%/g, (_, name) => named[name]);
  blockers.hidden = key !== "missing";
}

async function test() {
  const subscription = await here();
  if (!subscription) return say("off");
  if (Notification.permission !== "granted") return say("denied");
  clearTimeout(waits?.late);
  const mine = { self_test: digits(), sent: Date.now() };
  waits = mine;
  tell("wait");
  const body = JSON.stringify({ endpoint: subscription.endpoint, self_test: mine.self_test });
  const answer = await fetch("/api/v1/push/test", { method: "POST", headers: { "content-type": "application/json" }, body });
  // The message may be faster than the answer, and somebody may have pressed again.
  if (mine.arrived || waits !== mine) return;
  if (answer.status === 404) return anew("unknown");
  if (!answer.ok) return tell(answer.status === 429 ? "often" : "failed");
  const { outcome, status } = await answer.json();
  if (mine.arrived || waits !== mine) return;
  if (outcome === "gone") {
    await subscription.unsubscribe();
    return anew("gone");
  }
  if (outcome !== "taken") return tell(outcome, { status });
  tell("sent", { sent: time(mine.sent) });
  mine.late = setTimeout(() => tell("missing", { sent: time(mine.sent) }), Number(trial.dataset.patience));
}

// Nothing comes here until it is turned on again: that is the next thing to press.
function anew(key) {
  tested.textContent = "";
  say(key);
  form.querySelector("button").focus();
}

function arrives({ data: { self_test, arrived, shown } }) {
  if (waits?.self_test !== self_test || waits.arrived) return;
  waits.arrived = true;
  clearTimeout(waits.late);
  const named = { sent: time(waits.sent), arrived: time(arrived), seconds: seconds(arrived - waits.sent) };
  tell(shown ? "arrived" : "hidden", named);
}

const doing = (work) => (event) => {
  event.preventDefault();
  say("wait");
  work().catch(() => say("failed"));
};

if ("serviceWorker" in navigator && "PushManager" in window && "Notification" in window) {
  form.hidden = false;
  form.addEventListener("submit", doing(on));
  form.querySelector("#push-off").addEventListener("click", doing(off));
  trial.querySelector("button").addEventListener("click", () => test().catch(() => tell("failed")));
  new BroadcastChannel("push").addEventListener("message", arrives);
  caches.open("push").then(async (cache) => {
    const kept = await cache.match("/push/chosen");
    const wards = kept ? await kept.json() : [];
    form.querySelectorAll("input[name=ward]").forEach((box) => (box.checked = wards.includes(box.value)));
    form.querySelector("#push-receipts").checked = Boolean(await cache.match("/push/receipts"));
    if (!(await here())) say("off");
    else say(Notification.permission === "granted" ? "on" : "denied");
  });
} else {
  say("cannot");
}
