//! An independent client, npm `openid-client`, signs in at the sandbox issuer and tries to get past it.
#![cfg(test)]

#[path = "support/visitor.rs"]
#[expect(dead_code, reason = "shared by several test programs, each of which uses a part")]
mod visitor;

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tokio::process::Command;
use visitor::World;

/// The folder with the client, its packages installed as the lockfile says.
async fn client_folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/npm");
    if !folder.join("node_modules/openid-client").exists() {
        let done = Command::new("npm").args(["ci", "--silent"]).current_dir(&folder).status().await;
        assert!(
            done.is_ok_and(|status| status.success()),
            "npm must be installed and able to fetch openid-client"
        );
    }
    folder
}

#[tokio::test]
async fn openid_client_signs_in_and_is_refused_where_it_must_be() {
    let folder = client_folder().await;
    let world = World::new().await;
    let out = Command::new("node")
        .args(["client.mjs", &world.at("/vneid"), "lan"])
        .current_dir(&folder)
        .kill_on_drop(true)
        .output()
        .await
        .expect("node must be installed");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let got: Value = serde_json::from_slice(&out.stdout).unwrap();
    let wanted = json!({
        "name": "Nguyễn Thị Lan", "level": 2, "acr": "2", "alg": "ES256", "userinfo": "Nguyễn Thị Lan",
        "reuse": true, "family": true, "wrongState": true, "replay": true, "afterReplay": true,
        "revoked": true, "left": 200, "downgrade": "invalid_request",
    });
    assert_eq!(got, wanted);
}
