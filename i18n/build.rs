//! Turns the Fluent files of a language into one text that is quick to read, so that the app carries no parser.
//!
//! What that text cannot hold (terms, references, functions) stops the build with the file's name. The
//! reasons are in `docs/adr/0005-words-as-tables.md` and `0012-a-language-is-a-text.md`.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};
use fluent_syntax::parser;

#[path = "src/mark.rs"]
mod mark;

use mark::{ARGUMENT, CASE, CHOICE, CHOSEN, END, KEY, MESSAGE};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let room = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(env::var("OUT_DIR")?);
    for language in ["vi", "en", "ko", "fr", "ja", "zh-Hans", "th"] {
        println!("cargo::rerun-if-changed={language}");
        let messages = read_language(&room.join(language))?;
        let lines = messages.iter().map(|(key, pattern)| format!("{key}{KEY}{pattern}{MESSAGE}"));
        fs::write(out.join(language), lines.collect::<String>())?;
    }
    Ok(())
}

/// Every message of a language with its pattern, sorted by key for the binary search.
fn read_language(folder: &Path) -> Result<BTreeMap<String, String>> {
    // The app is carried to every phone, and no phone shows the city's own pages or writes CAP.
    let console = env::var_os("CARGO_FEATURE_CONSOLE").is_some();
    let mut messages = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let for_console = path
            .file_stem()
            .and_then(|stem| stem.to_str()?.split('-').next())
            .is_some_and(|stem| ["cap", "console", "lite", "sandbox"].contains(&stem));
        if path.extension().is_some_and(|extension| extension == "ftl") && (console || !for_console) {
            read_file(&path, &mut messages).map_err(|error| format!("{}: {error}", path.display()))?;
        }
    }
    Ok(messages)
}

fn read_file(path: &Path, messages: &mut BTreeMap<String, String>) -> Result<()> {
    let text = fs::read_to_string(path)?;
    let resource = parser::parse(text.as_str()).map_err(|(_, errors)| format!("{errors:?}"))?;
    for entry in resource.body {
        match entry {
            Entry::Message(message) => {
                let pattern = message.value.ok_or("a message needs a value")?;
                if messages.insert(message.id.name.to_owned(), written(&pattern)?).is_some() {
                    return Err(format!("{} is written twice", message.id.name).into());
                }
            }
            Entry::Term(_) | Entry::Junk { .. } => {
                return Err("only messages and comments are understood here".into());
            }
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
        }
    }
    Ok(())
}

fn written(pattern: &Pattern<&str>) -> Result<String> {
    let mut text = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.push_str(value),
            PatternElement::Placeable { expression } => text.push_str(&placed(expression)?),
        }
    }
    Ok(text)
}

fn placed(expression: &Expression<&str>) -> Result<String> {
    match expression {
        Expression::Inline(InlineExpression::StringLiteral { value }) => Ok((*value).to_owned()),
        Expression::Inline(InlineExpression::VariableReference { id }) => {
            Ok(format!("{ARGUMENT}{}{ARGUMENT}", id.name))
        }
        Expression::Select { selector: InlineExpression::VariableReference { id }, variants } => {
            choice(id.name, variants)
        }
        _ => Err("functions, terms and references are not understood here".into()),
    }
}

/// A choice by an argument; what counts otherwise comes last and has no name.
fn choice(argument: &str, variants: &[Variant<&str>]) -> Result<String> {
    let (mut cases, mut otherwise) = (String::new(), String::new());
    for variant in variants {
        let (VariantKey::Identifier { name } | VariantKey::NumberLiteral { value: name }) = &variant.key;
        let pattern = written(&variant.value)?;
        if pattern.contains(CHOICE) {
            return Err("a choice within a choice is not understood here".into());
        }
        if variant.default {
            otherwise = pattern;
        } else {
            write!(cases, "{CASE}{name}{CHOSEN}{pattern}")?;
        }
    }
    Ok(format!("{CHOICE}{argument}{cases}{CASE}{CHOSEN}{otherwise}{END}"))
}
