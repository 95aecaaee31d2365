//! `hue-desktop`: the app in a window of its own.

// No console beside the window on Windows, except where somebody develops.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    hue_desktop::run()
}
