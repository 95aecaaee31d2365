//! From text to a tree: weighed first, never with a document type, and held to XML 1.0 where the parser is mild.

use roxmltree::{Document, Error, Node, ParsingOptions};

use super::fault::{Kind, Refusal};
use super::limits::{Limits, MOST_NAMESPACES};

/// Parses a document within the limits.
pub(super) fn parse<'a>(text: &'a str, limits: &Limits) -> Result<Document<'a>, Refusal> {
    weigh(text, limits)?;
    let options = ParsingOptions { allow_dtd: false, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| match error {
        Error::DtdDetected => Refusal::DocumentType,
        other => Refusal::Xml(other.to_string()),
    })?;
    within("elements inside each other", depth(&document), limits.depth)?;
    Ok(document)
}

fn within(what: &'static str, count: usize, most: usize) -> Result<(), Refusal> {
    if count > most { Err(Refusal::Limit { what, most }) } else { Ok(()) }
}

/// Bounds what the parser will build and how long it takes, from the bare text: an attribute is compared with
/// every other one of its element, and a declared namespace is known to every element below it.
fn weigh(text: &str, limits: &Limits) -> Result<(), Refusal> {
    let tags = text.bytes().filter(|byte| *byte == b'<').count();
    within("tags", tags, limits.tags)?;
    let values = text.split('=').skip(1);
    let attributes = values.filter(|rest| rest.trim_start().starts_with(['"', '\''])).count();
    within("attributes", attributes, limits.attributes)?;
    within("namespaces", text.matches("xmlns").count(), MOST_NAMESPACES)
}

/// How many elements stand inside each other.
fn depth(document: &Document<'_>) -> usize {
    let mut depths = Vec::new();
    for node in document.descendants() {
        let above = node.parent().and_then(|parent| depths.get(parent.id().get_usize()).copied());
        depths.push(above.map_or(0, |above: usize| above.saturating_add(1)));
    }
    let elements = document.descendants().filter(Node::is_element);
    elements.filter_map(|node| depths.get(node.id().get_usize()).copied()).max().unwrap_or_default()
}

/// What XML 1.0 forbids and the parser takes.
pub(super) fn mistakes(document: &Document<'_>) -> Vec<Kind> {
    let text = document.input_text();
    let mut found = Vec::new();
    if !declaration_is_good(text) {
        found.push("the XML declaration is not of its form");
    }
    if !references_are_good(text) {
        found.push("a reference to a character that does not exist");
    }
    if document.descendants().any(|node| !instruction_is_good(node, text)) {
        found.push("a processing instruction is not of its form");
    }
    found.into_iter().map(|what| Kind::Xml(what.to_owned())).collect()
}

fn declaration_is_good(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("<?xml").filter(|rest| rest.starts_with(blank)) else { return true };
    let Some((inside, _)) = rest.split_once("?>") else { return false };
    let Some(pairs) = pairs(inside) else { return false };
    let names: Vec<&str> = pairs.iter().map(|(name, _)| *name).collect();
    let known = matches!(
        names.as_slice(),
        ["version"]
            | ["version", "encoding"]
            | ["version", "standalone"]
            | ["version", "encoding", "standalone"]
    );
    known && pairs.iter().all(|(name, value)| declared_value_is_good(name, value))
}

fn declared_value_is_good(name: &str, value: &str) -> bool {
    match name {
        "version" => {
            value.strip_prefix("1.").is_some_and(|minor| minor.bytes().all(|it| it.is_ascii_digit()))
        }
        "encoding" => {
            value.starts_with(|first: char| first.is_ascii_alphabetic())
                && value.bytes().all(|it| it.is_ascii_alphanumeric() || b"._-".contains(&it))
        }
        _ => value == "yes" || value == "no",
    }
}

/// `name="value"` pairs, each after a blank.
fn pairs(mut rest: &str) -> Option<Vec<(&str, &str)>> {
    let mut pairs = Vec::new();
    while !rest.trim_start_matches(blank).is_empty() {
        let after = rest.strip_prefix(blank)?.trim_start_matches(blank);
        let (name, value) = after.split_once('=')?;
        let value = value.trim_start_matches(blank);
        let quote = value.chars().next().filter(|first| matches!(first, '"' | '\''))?;
        let (value, left) = value.strip_prefix(quote)?.split_once(quote)?;
        pairs.push((name.trim_end_matches(blank), value));
        rest = left;
    }
    Some(pairs)
}

fn references_are_good(text: &str) -> bool {
    text.split("&#").skip(1).all(|rest| {
        let Some((digits, _)) = rest.split_once(';') else { return true };
        let code = match digits.strip_prefix('x') {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
            None => digits.parse(),
        };
        // What is no number at all stands in a comment or the like, or the parser has refused it.
        code.ok().is_none_or(|code| char::from_u32(code).is_some())
    })
}

/// A target that is not `xml`, then a blank if anything follows.
fn instruction_is_good(node: Node<'_, '_>, text: &str) -> bool {
    let Some(instruction) = node.pi() else { return true };
    let raw = text.get(node.range()).unwrap_or_default();
    let after = raw.strip_prefix("<?").and_then(|rest| rest.strip_prefix(instruction.target));
    let apart = after.is_some_and(|rest| rest.starts_with("?>") || rest.starts_with(blank));
    let declaration = instruction.target == "xml" && node.range().start == 0;
    apart && (instruction.target != "xml" || declaration)
}

/// Whether XML counts a character as white space.
pub(super) fn blank(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r')
}

/// All text of an element, without that of elements inside it.
pub(super) fn text_of(node: Node<'_, '_>) -> String {
    node.children().filter(Node::is_text).filter_map(|child| child.text()).collect()
}

/// The way to an element from its alert, such as `alert/info[2]/area[1]`.
pub(super) fn place_of(node: Node<'_, '_>) -> String {
    let mut steps: Vec<String> = Vec::new();
    for step in node.ancestors().filter(Node::is_element) {
        let name = step.tag_name().name();
        let before = step.prev_siblings().skip(1).filter(|other| other.has_tag_name(step.tag_name())).count();
        let alone = before == 0 && !step.next_siblings().skip(1).any(|it| it.has_tag_name(step.tag_name()));
        let name: String = name.chars().take(60).collect();
        steps.push(if alone { name } else { format!("{name}[{}]", before.saturating_add(1)) });
    }
    steps.reverse();
    steps.join("/")
}

/// The beginning of a value, for a person to recognise it by.
pub(super) fn beginning(value: &str) -> String {
    value.chars().take(60).collect()
}
