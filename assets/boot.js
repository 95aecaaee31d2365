// Starts the app. A file of its own, because the content security policy refuses scripts inside the page.
import init from "/app.js";

const main = document.getElementById("main");
init({ module_or_path: "/app_bg.wasm" }).catch((error) => {
  console.error(error);
  main.textContent = "Ứng dụng chưa mở được. Hãy tải lại trang. · The app could not open. Please reload the page.";
});

// A fault in the app ends it where it stands: say so above everything, with a way back and the way to rescue.
const stopped = (fault) => {
  if (!(fault instanceof WebAssembly.RuntimeError) || document.querySelector(".stopped")) return;
  document.body.append(document.getElementById("stopped").content.cloneNode(true));
  document.querySelector(".stopped").showModal();
};
addEventListener("error", (event) => stopped(event.error));
addEventListener("unhandledrejection", (event) => stopped(event.reason));
