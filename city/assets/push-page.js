// Turns push messages on and off. Without it the page says that they need script, and everything else works.
const form = document.querySelector("#push");
const said = document.querySelector("#push-said");
const chosen = () => [...form.querySelectorAll("input[name=ward]:checked")].map((box) => box.value);
const say = (key) => (said.textContent = said.dataset[key]);

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

const doing = (work) => (event) => {
  event.preventDefault();
  say("wait");
  work().catch(() => say("failed"));
};

if ("serviceWorker" in navigator && "PushManager" in window && "Notification" in window) {
  form.hidden = false;
  form.addEventListener("submit", doing(on));
  form.querySelector("#push-off").addEventListener("click", doing(off));
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
