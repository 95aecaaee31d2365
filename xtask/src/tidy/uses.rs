//! Rules 3 and 4: inside `core` the rooms of features never use each other; inside `app` the kit knows nothing
//! of ours; inside `city` only `net` and `session` go out.

use syn::visit::Visit;

use super::Breach;
use super::source::Source;

const CORE: &str = "inside core, rooms use outbox, sync, net and store, never each other";
const KIT: &str = "inside app, ui knows nothing of ours and gets its words handed in";
const CITY_NET: &str = "inside city, only net and session may use reqwest, oauth2 or openidconnect's client";
const ENGINE: &str = "core knows neither Tauri, Dioxus nor any language";

const FEATURES: [&str; 5] = ["report", "alert", "sos", "catalogue", "payment"];

pub(super) fn check(sources: &[Source]) -> Vec<Breach> {
    sources.iter().flat_map(check_file).collect()
}

fn check_file(source: &Source) -> Vec<Breach> {
    let mut uses = Uses::default();
    uses.visit_file(&source.syntax);
    uses.paths
        .iter()
        .filter_map(|path| {
            broken(source, path)
                .map(|rule| Breach::new(rule, format!("{} uses {}", source.path, path.join("::"))))
        })
        .collect()
}

fn broken(source: &Source, path: &[String]) -> Option<&'static str> {
    let first = path.first().map_or("", String::as_str);
    let second = path.get(1).map_or("", String::as_str);
    let here = source.inside().split(['/', '.']).next().unwrap_or_default();
    match source.room() {
        "core"
            if first == "crate"
                && FEATURES.contains(&here)
                && FEATURES.contains(&second)
                && here != second =>
        {
            Some(CORE)
        }
        "core" if ["tauri", "dioxus", "hue_i18n"].contains(&first) => Some(ENGINE),
        "app" if here == "ui" && first == "crate" && second != "ui" => Some(KIT),
        "app" if here == "ui" && ["hue_model", "hue_i18n"].contains(&first) => Some(KIT),
        "city" if first == "reqwest" && !["net", "session"].contains(&here) => Some(CITY_NET),
        _ => None,
    }
}

#[derive(Default)]
struct Uses {
    paths: Vec<Vec<String>>,
}

impl Uses {
    fn flatten(&mut self, before: &[String], tree: &syn::UseTree) {
        let mut path = before.to_vec();
        match tree {
            syn::UseTree::Path(part) => {
                path.push(part.ident.to_string());
                self.flatten(&path, &part.tree);
            }
            syn::UseTree::Group(group) => group.items.iter().for_each(|item| self.flatten(&path, item)),
            syn::UseTree::Name(name) => {
                path.push(name.ident.to_string());
                self.paths.push(path);
            }
            syn::UseTree::Rename(name) => {
                path.push(name.ident.to_string());
                self.paths.push(path);
            }
            syn::UseTree::Glob(_) => self.paths.push(path),
        }
    }
}

impl<'ast> Visit<'ast> for Uses {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.flatten(&[], &item.tree);
    }
}

#[cfg(test)]
mod tests {
    use super::check_file;
    use crate::tidy::source::Source;

    fn breaks(path: &str, code: &str) -> bool {
        let syntax = syn::parse_file(code).unwrap();
        !check_file(&Source { path: path.into(), syntax, lines: 1 }).is_empty()
    }

    #[test]
    fn rooms_of_the_engine_do_not_use_each_other() {
        assert!(breaks("core/src/report/send.rs", "use crate::sos::first_packet;"));
        assert!(!breaks("core/src/report/send.rs", "use crate::{outbox::Outbox, report::draft};"));
    }

    #[test]
    fn the_kit_gets_its_words_handed_in() {
        assert!(breaks("app/src/ui/button.rs", "use hue_i18n::Words;"));
        assert!(breaks("app/src/ui/button.rs", "use crate::state::use_words;"));
        assert!(!breaks("app/src/ui/button.rs", "use crate::ui::icon::Icon;"));
    }
}
