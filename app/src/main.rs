//! The wasm program: everything is in the library, so that tests and clippy see it on the host as well.

fn main() {
    #[cfg(target_arch = "wasm32")]
    hue_app::launch();
}
