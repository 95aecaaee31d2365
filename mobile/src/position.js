// The phone's own location service behind the browser's name for it, so that the app asks one question on every system.
(() => {
  const invoke = (command, args) => window.__TAURI_INTERNALS__.invoke(`plugin:geolocation|${command}`, args);
  const granted = (state) => state.location === "granted" || state.coarseLocation === "granted";
  const failure = (code, message) => ({ code, message, PERMISSION_DENIED: 1, POSITION_UNAVAILABLE: 2, TIMEOUT: 3 });

  async function allowed() {
    if (granted(await invoke("check_permissions"))) return true;
    return granted(await invoke("request_permissions", { permissions: ["location"] }));
  }

  async function ask(done, failed, options) {
    try {
      if (!(await allowed())) return failed(failure(1, "denied"));
      done(await invoke("get_current_position", { options: { enableHighAccuracy: true, timeout: 15000, maximumAge: 0, ...options } }));
    } catch (error) {
      failed(failure(2, String(error)));
    }
  }

  const geolocation = { getCurrentPosition: (done, failed = () => {}, options = {}) => void ask(done, failed, options) };
  Object.defineProperty(navigator, "geolocation", { value: Object.freeze(geolocation), configurable: false });
})();
