//! The plain files beside the app: the sprite has what screens name, and night is the same whoever chose it.

#![cfg(test)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

fn room() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn asset(name: &str) -> String {
    fs::read_to_string(room().join("../assets").join(name)).unwrap()
}

fn sources(folder: &Path, code: &mut String) {
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            sources(&path, code);
        } else {
            code.push_str(&fs::read_to_string(&path).unwrap());
        }
    }
}

fn code() -> String {
    let mut code = String::new();
    sources(&room().join("src"), &mut code);
    code
}

fn between<'a>(text: &'a str, start: &str) -> BTreeSet<&'a str> {
    text.split(start).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn the_sprite_has_every_icon_that_is_named_and_no_other() {
    let (sprite, code) = (asset("icons.svg"), code());
    let drawn = between(&sprite, "<symbol id=\"");
    let named: BTreeSet<_> =
        between(&code, "icon: \"").union(&between(&code, "Icon { name: \"")).copied().collect();
    let missing: Vec<_> = named.difference(&drawn).collect();
    assert!(missing.is_empty(), "named, but not in assets/icons.svg: {missing:?}");
    let unused: Vec<_> = drawn.iter().filter(|id| !code.contains(&format!("\"{id}\""))).collect();
    assert!(unused.is_empty(), "in assets/icons.svg, but named nowhere: {unused:?}");
}

/// The custom properties of the block that begins with `selector`.
fn tokens<'a>(css: &'a str, selector: &str) -> BTreeMap<&'a str, &'a str> {
    let block = css.split(selector).nth(1).and_then(|rest| rest.split('}').next()).unwrap();
    block.split(';').filter_map(|line| line.trim().trim_start_matches('{').trim().split_once(':')).collect()
}

#[test]
fn night_is_the_same_whether_the_citizen_or_the_system_chose_it() {
    let css = asset("tokens.css");
    let (chosen, system) =
        (tokens(&css, ":root[data-theme=\"dark\"]"), tokens(&css, ":root:not([data-theme])"));
    assert!(chosen.len() > 20, "the dark tokens were found: {chosen:?}");
    assert_eq!(chosen, system);
}

#[test]
fn the_page_has_nothing_the_security_policy_refuses() {
    let page = asset("index.html");
    assert!(!page.contains("<style") && !page.contains("style=") && !page.contains("onload="));
    let scripts: Vec<_> = page.split("<script").skip(1).collect();
    assert!(scripts.iter().all(|script| script.contains("src=\"/") && script.contains("></script>")));
    for address in between(&page, "=\"/assets/") {
        assert!(room().join("../assets").join(address).is_file(), "index.html asks for assets/{address}");
    }
}
