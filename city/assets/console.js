// Keys for those who work with them, and a list that follows what happens. Every page works without this file.
"use strict";

const rows = () => [...document.querySelectorAll(".row")];
const typing = (target) => target.closest("input, select, textarea, [contenteditable]");

function move(step) {
  const all = rows();
  if (all.length === 0) return;
  const focused = all.indexOf(document.activeElement);
  const current = focused >= 0 ? focused : all.findIndex((row) => row.hasAttribute("aria-current"));
  const next = Math.min(Math.max(current + step, 0), all.length - 1);
  all[next].focus();
  all[next].scrollIntoView({ block: "nearest" });
}

function open(action) {
  const act = document.querySelector(`[data-act="${action}"]`);
  if (!act) return;
  if (act instanceof HTMLDetailsElement) {
    act.open = true;
    (act.querySelector("textarea, select, input[type=file], button") ?? act.querySelector("summary")).focus();
  } else if (action === "undo") {
    // Undoing takes one key, as what it undoes took one.
    return act.querySelector("button").click();
  } else {
    act.querySelector("button").focus();
  }
  act.scrollIntoView({ block: "nearest" });
}

function back() {
  const opened = document.querySelector("details[open]");
  if (opened) {
    opened.open = false;
    opened.querySelector("summary").focus();
  } else {
    const link = document.querySelector(".back");
    if (link) location.href = link.href;
  }
}

const actions = {
  t: "take", g: "assign", a: "answer", f: "fixed", r: "refuse", c: "close",
  n: "claim", m: "tell", d: "done", u: "undo", s: "same", x: "different",
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Escape") return typing(event.target) ? event.target.blur() : back();
  if (typing(event.target)) return;
  const key = event.key.toLowerCase();
  if (key === "j" || key === "k") move(key === "j" ? 1 : -1);
  else if (key === "/") document.querySelector(".search")?.focus();
  else if (key in actions) open(actions[key]);
  else return;
  event.preventDefault();
});

// Whoever leaves a form that they changed is asked first, by whatever way they leave; sending it is no leaving.
const kept = document.querySelector("form[data-keeps]");
// What came back with a mistake, or was read out of a pasted text, is nowhere else.
let changed = Boolean(kept && document.querySelector("main.case .error, form[data-keeps] .changed"));
kept?.addEventListener("input", (event) => { if (event.target.name) changed = true; });
kept?.addEventListener("submit", () => { changed = false; });
addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });

document.querySelector(".row[aria-current]")?.scrollIntoView({ block: "nearest" });

// The wards of a warning by any of their names, today's and those of before July 2025, with and without marks.
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d").replaceAll("Đ", "d").toLowerCase();
for (const search of document.querySelectorAll("[data-finds]")) {
  search.hidden = false;
  search.addEventListener("input", () => {
    const wanted = fold(search.value.trim());
    for (const one of document.querySelectorAll(search.dataset.finds)) one.hidden = !fold(one.textContent).includes(wanted);
  });
}

// An area drawn on the composer's map: each press adds a line to the list under it, and the list is what is sent.
function draw(box) {
  const [svg, list, said] = [box.querySelector("svg"), document.getElementById(box.dataset.draw), box.querySelector("[role=status]")];
  const [lat, long, unitLat, unitLong] = ["lat", "long", "unitLat", "unitLong"].map((name) => Number(svg.dataset[name]));
  const [view, shape, cursor] = [svg.viewBox.baseVal, svg.querySelector(".shape"), svg.querySelector(".cursor")];
  const whole = { x: view.x, y: view.y, width: view.width, height: view.height };
  let at = { x: 0, y: 0 };
  const numbers = (line) => line.trim().split(/[,;\s]+/).map(Number);
  const points = () => list.value.split("\n").filter((line) => line.trim());

  function show() {
    const rings = list.value.trim().split(/\n\s*\n/).map((ring) => ring.split("\n").map(numbers));
    const plain = rings.flat().every((point) => point.length === 2 && point.every(Number.isFinite));
    const spot = ([y, x]) => `${((x - long) / unitLong).toFixed(1)} ${((lat - y) / unitLat).toFixed(1)}`;
    // What was pasted in another form is drawn when it was read and kept.
    if (plain) shape.setAttribute("d", list.value.trim() ? rings.map((ring) => `M${ring.map(spot).join("L")}Z`).join("") : "");
    cursor.setAttribute("transform", `translate(${at.x} ${at.y}) scale(${view.width / whole.width})`);
  }

  function add() {
    const point = [lat - at.y * unitLat, long + at.x * unitLong].map((degrees) => degrees.toFixed(5)).join(", ");
    list.value = `${list.value.trimEnd()}\n${point}`.trim();
    said.textContent = `${points().length} ${said.dataset.points} · ${point}`;
    changed = true;
    show();
  }

  function zoom(factor) {
    const width = Math.min(Math.max(view.width * factor, whole.width / 64), whole.width);
    const height = (width * whole.height) / whole.width;
    const fit = (middle, size, from, all) => Math.min(Math.max(middle - size / 2, from), from + all - size);
    svg.setAttribute("viewBox", [fit(at.x, width, whole.x, whole.width), fit(at.y, height, whole.y, whole.height), width, height].join(" "));
    show();
  }

  const does = {
    undo() {
      list.value = list.value.trimEnd().split("\n").slice(0, -1).join("\n");
      said.textContent = `${points().length} ${said.dataset.points}`;
      changed = true;
      show();
    },
    clear() { list.value = ""; changed = true; said.textContent = `0 ${said.dataset.points}`; show(); },
    in() { zoom(0.5); },
    out() { zoom(2); },
  };
  const keys = { Enter: add, " ": add, Backspace: does.undo, "+": does.in, "=": does.in, "-": does.out };
  const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  svg.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = arrows[event.key];
    if (step) {
      const length = view.width / (event.shiftKey ? 8 : 40);
      at = { x: at.x + step[0] * length, y: at.y + step[1] * length };
      show();
    } else if (event.key in keys) keys[event.key]();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  svg.addEventListener("click", (event) => {
    at = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    add();
  });
  for (const button of box.querySelectorAll("[data-does]")) button.addEventListener("click", does[button.dataset.does]);
  list.addEventListener("input", show);
  svg.setAttribute("tabindex", "0");
  svg.setAttribute("role", "application");
  for (const hidden of box.querySelectorAll("[hidden]")) hidden.hidden = false;
  box.classList.add("live");
  show();
}

const drawings = () => document.querySelectorAll("[data-draw]:not(.live)").forEach(draw);
drawings();

// The list is fetched again when something changed; a form that is being filled in is never touched.
const list = document.querySelector("[data-live]");
let waiting;

async function refresh() {
  waiting = undefined;
  // A page that answers a form stands at the form's address, which nobody can ask.
  const answer = await fetch(list.dataset.here, { credentials: "same-origin" });
  if (!answer.ok || answer.redirected) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const focused = document.activeElement?.closest?.(".row")?.getAttribute("href");
  for (const part of ["#list", ".states", ".bar nav", ".ground:not(.previews)"]) {
    const [old, young] = [document.querySelector(part), fresh.querySelector(part)];
    if (old && young) old.replaceChildren(...young.childNodes);
  }
  if (focused) document.querySelector(`.row[href="${CSS.escape(focused)}"]`)?.focus();
  const [old, young] = [document.querySelector("main.case"), fresh.querySelector("main.case")];
  if (!old || !young || old.dataset.version === young.dataset.version) return;
  if (document.querySelector(".act[open]") || typing(document.activeElement)) {
    document.getElementById("changed").hidden = false;
  } else {
    // A team's link is shown once: it stays until the page is left, the team is another one or the work goes on.
    const same = ["team", "state"].every((name) => old.dataset[name] === young.dataset[name]);
    const link = same && old.querySelector(".link");
    if (link) young.querySelector(".facts").before(link);
    old.replaceWith(young);
    drawings();
  }
}

// A page that hears nothing any more says so: somebody may wait for a call for rescue to come up on it.
const notLive = document.getElementById("not-live");
const PATIENCE = 15_000;

if (list && "EventSource" in window) {
  const news = new EventSource(list.dataset.live);
  let deaf;
  news.addEventListener("open", () => {
    clearTimeout(deaf);
    deaf = undefined;
    notLive.hidden = true;
  });
  news.addEventListener("error", () => {
    // A line that is down is tried again by the browser, a session that ended is not.
    if (news.readyState === EventSource.CLOSED) notLive.hidden = false;
    else deaf ??= setTimeout(() => { notLive.hidden = false; }, PATIENCE);
  });
  news.addEventListener("changed", () => {
    // Several changes of one moment are one look.
    waiting ??= setTimeout(refresh, 200);
  });
}
