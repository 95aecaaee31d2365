//! Hands the configuration and the capabilities to Tauri.

#[path = "../shell/build/frontend.rs"]
mod frontend;

fn main() {
    frontend::make_sure_there_is_one();
    tauri_build::build();
}
