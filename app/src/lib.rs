//! The screens of Tràng Tiền in Dioxus, compiled to wasm. The webview only paints: data, network and secrets
//! belong to the engine on the other side of [`bridge`].
//!
//! Where to start: [`route`] is the site map, [`root`] the outermost component, [`hook`] what pages use to ask the
//! engine, [`ui`] the kit, [`page`] the screens. `page` may use `ui`, `hook` and `state`; `ui` knows nothing of ours
//! and gets its words handed in; what only exists in a browser stays in `bridge`.

mod alert;
mod beside;
pub mod bridge;
mod gauge;
pub mod hook;
pub mod page;
pub mod place;
pub mod root;
pub mod route;
mod saver;
mod service;
pub mod state;
pub mod ui;
pub mod words;

/// Starts the app in the element `main`, over whichever door to the engine this window has.
#[cfg(target_arch = "wasm32")]
pub fn launch() {
    use dioxus::prelude::{VirtualDom, provide_context};
    bridge::tell_console_of_defects();
    let dom = VirtualDom::new(root::Root);
    dom.in_scope(dioxus::prelude::ScopeId::ROOT, || {
        provide_context(bridge::Backend::detect());
        provide_context(bridge::Clock::system());
        dioxus_history::provide_history_context(bridge::page_history());
    });
    dioxus_web::launch::launch_virtual_dom(dom, dioxus_web::Config::new());
}
