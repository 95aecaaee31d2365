//! Turns the Fluent files into tables at build time, so that the app carries neither a parser nor the text twice.
//!
//! What the tables cannot hold (terms, references, functions) stops the build with the file's name. The
//! reasons are in `docs/adr/0005-words-as-tables.md`.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};
use fluent_syntax::parser;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let room = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let mut code = String::new();
    for language in ["vi", "en"] {
        println!("cargo::rerun-if-changed={language}");
        let messages = read_language(&room.join(language))?;
        writeln!(code, "static {}: &[(&str, &[Part])] = &[", language.to_uppercase())?;
        for (key, pattern) in messages {
            writeln!(code, "    ({key:?}, {pattern}),")?;
        }
        code.push_str("];\n");
    }
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out.join("tables.rs"), code)?;
    Ok(())
}

/// Every message of a language as the code of its parts, sorted by key for the binary search.
fn read_language(folder: &Path) -> Result<BTreeMap<String, String>> {
    // The app is carried to every phone, and no phone shows the city's own pages or writes CAP.
    let console = env::var_os("CARGO_FEATURE_CONSOLE").is_some();
    let mut messages = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let for_console =
            path.file_stem().is_some_and(|stem| ["cap", "console", "lite"].iter().any(|one| stem == *one));
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
                let code = pattern_code(&pattern)?;
                if messages.insert(message.id.name.to_owned(), code).is_some() {
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

fn pattern_code(pattern: &Pattern<&str>) -> Result<String> {
    let mut code = String::from("&[");
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => write!(code, "Part::Text({value:?}), ")?,
            PatternElement::Placeable { expression } => code.push_str(&expression_code(expression)?),
        }
    }
    code.push(']');
    Ok(code)
}

fn expression_code(expression: &Expression<&str>) -> Result<String> {
    match expression {
        Expression::Inline(InlineExpression::StringLiteral { value }) => {
            Ok(format!("Part::Text({value:?}), "))
        }
        Expression::Inline(InlineExpression::VariableReference { id }) => {
            Ok(format!("Part::Arg({:?}), ", id.name))
        }
        Expression::Select { selector: InlineExpression::VariableReference { id }, variants } => {
            select_code(id.name, variants)
        }
        _ => Err("functions, terms and references are not understood here".into()),
    }
}

fn select_code(argument: &str, variants: &[Variant<&str>]) -> Result<String> {
    let mut cases = String::new();
    let mut otherwise = String::from("&[]");
    for variant in variants {
        let (VariantKey::Identifier { name: key } | VariantKey::NumberLiteral { value: key }) = &variant.key;
        let pattern = pattern_code(&variant.value)?;
        if variant.default {
            otherwise = pattern;
        } else {
            write!(cases, "({key:?}, {pattern}), ")?;
        }
    }
    Ok(format!("Part::Select {{ arg: {argument:?}, cases: &[{cases}], otherwise: {otherwise} }}, "))
}
