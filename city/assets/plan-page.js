// Puts what stands in this page's own address into the link to the app. Without script the page says how to paste it.
const way = document.querySelector("#plan-open");
if (location.hash.length > 1) {
  way.querySelector("a").hash = location.hash;
  way.hidden = false;
}
