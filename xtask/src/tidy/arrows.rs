//! Rules 1, 2 and 5: which room may know which, and who owns the heavy dependencies.

use serde_json::Value;

use super::Breach;

const ARROWS: &str = "rooms know only the rooms named for them (ARCHITECTURE.md, the map)";
const OWNERS: &str = "each heavy dependency has its owners, so that it can be replaced in one place";
const NO_CORE: &str = "no package and no root module is called `core`: it would hide Rust's own";

/// Package, and the packages of ours it may depend on. `tests` may know anything.
const MAY_KNOW: [(&str, &[&str]); 10] = [
    ("hue-model", &[]),
    ("hue-i18n", &[]),
    ("hue-core", &["hue-model"]),
    ("hue-app", &["hue-model", "hue-i18n"]),
    ("hue-shell", &["hue-core", "hue-model", "hue-i18n"]),
    ("hue-desktop", &["hue-shell"]),
    ("hue-mobile", &["hue-shell"]),
    ("hue-web", &["hue-core", "hue-model"]),
    ("hue-city", &["hue-model", "hue-i18n"]),
    ("xtask", &[]),
];

/// Dependency, and the packages that may name it.
const OWNED: [(&str, &[&str]); 13] = [
    ("rusqlite", &["hue-core"]),
    ("keyring", &["hue-core"]),
    ("reqwest", &["hue-core", "hue-city"]),
    ("oauth2", &["hue-core", "hue-city"]),
    ("openidconnect", &["hue-core", "hue-city"]),
    ("dioxus", &["hue-app"]),
    ("dioxus-web", &["hue-app"]),
    ("tauri", &["hue-shell", "hue-desktop", "hue-mobile"]),
    ("axum", &["hue-city", "hue-web"]),
    ("sqlx", &["hue-city"]),
    ("async-nats", &["hue-city"]),
    ("fluent-bundle", &["hue-i18n"]),
    ("wasm-bindgen", &["hue-app"]),
];

pub(super) fn check(metadata: &Value) -> Vec<Breach> {
    let packages = metadata.get("packages").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    packages.iter().flat_map(check_package).collect()
}

fn check_package(package: &Value) -> Vec<Breach> {
    let name = text(package, "name");
    let mut breaches = Vec::new();
    if name == "core" || names(package, "targets").any(|(target, _)| target == "core") {
        breaches.push(Breach::new(NO_CORE, format!("package {name}")));
    }
    if name == "hue-tests" {
        return breaches;
    }
    for (dependency, kind) in names(package, "dependencies") {
        // Tests drive the real other side: that is what dev-dependencies are for.
        if kind == "dev" {
            continue;
        }
        if let Some(rule) = broken(name, dependency) {
            breaches.push(Breach::new(rule, format!("{name} depends on {dependency}")));
        }
    }
    breaches
}

fn broken(package: &str, dependency: &str) -> Option<&'static str> {
    let ours = dependency.starts_with("hue-");
    let allowed = |table: &[(&str, &[&str])], row: &str, entry: &str| {
        table.iter().find(|(name, _)| *name == row).map(|(_, entries)| entries.contains(&entry))
    };
    if ours && allowed(&MAY_KNOW, package, dependency) != Some(true) {
        return Some(ARROWS);
    }
    if !ours && allowed(&OWNED, dependency, package) == Some(false) {
        return Some(OWNERS);
    }
    None
}

fn names<'a>(package: &'a Value, list: &str) -> impl Iterator<Item = (&'a str, &'a str)> {
    let entries = package.get(list).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    entries.iter().map(|entry| (text(entry, "name"), text(entry, "kind")))
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::check;

    fn found(package: &str, dependency: &str, kind: serde_json::Value) -> usize {
        let metadata = json!({"packages": [{"name": package, "targets": [],
            "dependencies": [{"name": dependency, "kind": kind}]}]});
        check(&metadata).len()
    }

    #[test]
    fn the_app_never_sees_the_engine() {
        assert_eq!(found("hue-app", "hue-core", json!(null)), 1);
        assert_eq!(found("hue-shell", "hue-core", json!(null)), 0);
    }

    #[test]
    fn only_the_engine_names_the_keyring() {
        assert_eq!(found("hue-web", "keyring", json!(null)), 1);
        assert_eq!(found("hue-core", "keyring", json!(null)), 0);
    }

    #[test]
    fn tests_may_take_the_other_side() {
        assert_eq!(found("hue-core", "hue-city", json!("dev")), 0);
        assert_eq!(found("hue-core", "hue-city", json!(null)), 1);
    }

    #[test]
    fn nothing_is_called_core() {
        assert_eq!(
            check(&json!({"packages": [{"name": "core", "targets": [], "dependencies": []}]})).len(),
            1
        );
    }
}
