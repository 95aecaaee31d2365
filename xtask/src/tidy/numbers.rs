//! The house numbers: how long a file, a function, a component may be, and how deep a folder.

use syn::spanned::Spanned;
use syn::visit::Visit;

use super::Breach;
use super::source::Source;

const FILE: &str = "a source file stops at 400 lines without its tests (aim 60 to 200)";
const PAGE: &str = "a page file stops at 300 lines (aim 150)";
const FUNCTION: &str = "a function stops at 50 lines (aim 15)";
const COMPONENT: &str = "a UI component stops at 80 lines (aim 40)";
const DEPTH: &str = "folders under src are at most 3 deep";
const MOD: &str = "`name.rs` stands beside `name/`; there is no `mod.rs`";
const ROOT_CORE: &str = "no root module is called `core`: it would hide Rust's own";

pub(super) fn check(sources: &[Source]) -> Vec<Breach> {
    sources.iter().flat_map(check_file).collect()
}

fn check_file(source: &Source) -> Vec<Breach> {
    let mut breaches = Vec::new();
    let page = source.room() == "app" && source.inside().starts_with("page");
    let (limit, rule) = if page { (300, PAGE) } else { (400, FILE) };
    if source.lines > limit {
        breaches.push(Breach::new(rule, format!("{}: {} lines", source.path, source.lines)));
    }
    if source.inside().matches('/').count() > 3 {
        breaches.push(Breach::new(DEPTH, source.path.clone()));
    }
    if source.path.ends_with("/mod.rs") {
        breaches.push(Breach::new(MOD, source.path.clone()));
    }
    if source.inside() == "core.rs" {
        breaches.push(Breach::new(ROOT_CORE, source.path.clone()));
    }
    let mut functions = Functions { path: &source.path, breaches: Vec::new() };
    functions.visit_file(&source.syntax);
    breaches.extend(functions.breaches);
    breaches
}

struct Functions<'a> {
    path: &'a str,
    breaches: Vec<Breach>,
}

impl Functions<'_> {
    fn measure(&mut self, attributes: &[syn::Attribute], name: &syn::Ident, block: &syn::Block) {
        let lines = block.span().end().line.saturating_sub(block.span().start().line) + 1;
        let component = attributes.iter().any(|attribute| attribute.path().is_ident("component"));
        let (limit, rule) = if component { (80, COMPONENT) } else { (50, FUNCTION) };
        if lines > limit {
            self.breaches.push(Breach::new(rule, format!("{}: `{name}` has {lines} lines", self.path)));
        }
    }
}

impl<'ast> Visit<'ast> for Functions<'_> {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.measure(&item.attrs, &item.sig.ident, &item.block);
        syn::visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.measure(&item.attrs, &item.sig.ident, &item.block);
        syn::visit::visit_impl_item_fn(self, item);
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        let test = item.attrs.iter().any(|attribute| {
            attribute.path().is_ident("cfg")
                && attribute.parse_args::<syn::Path>().is_ok_and(|path| path.is_ident("test"))
        });
        if !test {
            syn::visit::visit_item_mod(self, item);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::check_file;
    use crate::tidy::source::Source;

    fn breaches(path: &str, lines: usize, code: &str) -> Vec<&'static str> {
        let syntax = syn::parse_file(code).unwrap();
        check_file(&Source { path: path.into(), syntax, lines })
            .into_iter()
            .map(|breach| breach.rule)
            .collect()
    }

    #[test]
    fn long_files_and_long_functions_are_named() {
        assert_eq!(breaches("core/src/a.rs", 401, ""), [super::FILE]);
        assert_eq!(breaches("app/src/page/a.rs", 301, ""), [super::PAGE]);
        let long = format!("fn f() {{{}}}", "\n".repeat(60));
        assert_eq!(breaches("core/src/a.rs", 1, &long), [super::FUNCTION]);
        assert!(breaches("core/src/a.rs", 1, &format!("#[component]\n{long}")).is_empty());
    }

    #[test]
    fn folders_and_names_are_held() {
        assert_eq!(breaches("core/src/a/mod.rs", 1, ""), [super::MOD]);
        assert_eq!(breaches("core/src/a/b/c/d/e.rs", 1, ""), [super::DEPTH]);
        assert_eq!(breaches("core/src/core.rs", 1, ""), [super::ROOT_CORE]);
    }
}
