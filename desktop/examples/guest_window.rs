//! A window with the rights of somebody who may only look: tests ask it for more than that.

use std::path::PathBuf;

use clap::Parser;
use hue_shell::{Redirect, Setup};
use tauri::{Manager, WebviewUrl, WebviewWindowBuilder};

#[derive(Parser)]
struct Args {
    #[arg(long)]
    data: PathBuf,
    #[arg(long)]
    city: PathBuf,
}

const READ_ONLY: &str = r#"{"identifier": "guest", "windows": ["guest"], "permissions": ["hue:read"]}"#;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args = Args::parse();
    let profile = hue_shell::read(&args.city)?;
    let setup = Setup { data: Some(args.data), profile, ports: Vec::new(), redirect: Redirect::Loopback };
    let mut context = tauri::generate_context!();
    context.config_mut().app.windows.clear();
    tauri::Builder::default()
        .plugin(tauri_plugin_deep_link::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(hue_shell::init(setup))
        .setup(|app| {
            app.add_capability(READ_ONLY)?;
            WebviewWindowBuilder::new(app, "guest", WebviewUrl::default()).title("guest").build()?;
            Ok(())
        })
        .run(context)?;
    Ok(())
}
