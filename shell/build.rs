//! Declares the plugin's commands, so that none is allowed unless a capability says so, and takes the
//! city's profile in.

use std::path::PathBuf;
use std::{env, fs};

const COMMANDS: &[&str] = &["call", "subscribe", "put"];

fn main() {
    tauri_plugin::Builder::new(COMMANDS).build();
    city();
}

/// A city builds its own app by naming its profile in `HUE_CITY_PROFILE`; without it, this is the demo.
fn city() {
    println!("cargo:rerun-if-env-changed=HUE_CITY_PROFILE");
    let file = env::var_os("HUE_CITY_PROFILE").map_or_else(|| PathBuf::from("city.json"), PathBuf::from);
    println!("cargo:rerun-if-changed={}", file.display());
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("city.json");
    if let Err(error) = fs::copy(&file, &out) {
        println!("cargo:error=the city profile {} cannot be read: {error}", file.display());
    }
    if let Some(lacks) = fs::read(&file).ok().and_then(|text| lacks(&text)) {
        println!("cargo:error=the city profile {}: {lacks}", file.display());
    }
}

/// What a profile lacks that is none of a demonstration: without the root key its app could never warn anybody.
fn lacks(profile: &[u8]) -> Option<&'static str> {
    let profile: serde_json::Value = serde_json::from_slice(profile).ok()?;
    let key = profile.get("alert_root_key").and_then(serde_json::Value::as_str).unwrap_or_default();
    let is_real = profile.get("demo").and_then(serde_json::Value::as_bool) == Some(false);
    // 32 bytes in base64url.
    (is_real && key.len() != 43)
        .then_some("it has no alert_root_key, which `hue-city alert-key root` printed")
}
