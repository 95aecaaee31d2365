// Starts the app. A file of its own, because the content security policy refuses scripts inside the page.
import init from "/app.js";

const main = document.getElementById("main");
init({ module_or_path: "/app_bg.wasm" }).catch((error) => {
  console.error(error);
  main.textContent = "Ứng dụng chưa mở được. Hãy tải lại trang. · The app could not open. Please reload the page.";
});
