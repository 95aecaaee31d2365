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
  if (event.key === "Escape") return back();
  if (typing(event.target)) return;
  const key = event.key.toLowerCase();
  if (key === "j" || key === "k") move(key === "j" ? 1 : -1);
  else if (key === "/") document.querySelector(".search")?.focus();
  else if (key in actions) open(actions[key]);
  else return;
  event.preventDefault();
});

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
    // A team's link is shown once: it stays until the page is left.
    const link = old.querySelector(".link");
    if (link) young.querySelector(".facts").before(link);
    old.replaceWith(young);
  }
}

if (list && "EventSource" in window) {
  const news = new EventSource(list.dataset.live);
  news.addEventListener("changed", () => {
    // Several changes of one moment are one look.
    waiting ??= setTimeout(refresh, 200);
  });
}
