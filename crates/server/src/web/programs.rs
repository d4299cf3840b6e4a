//! The programs' interface as a page: made from the same description that programs read, in our own look and without scripts.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use serde_json::Value;

use crate::app::App;
use crate::error::Result;
use crate::gate::Signed;
use crate::i18n::Reader;
use crate::web;
use crate::web::page::{Page, Tab};

#[derive(Template)]
#[template(path = "programs.html")]
struct ProgramsPage<'a> {
    page: Page,
    r: &'a Reader,
    groups: Vec<Group>,
    shapes: Vec<Shape>,
}

struct Group {
    name: String,
    calls: Vec<Call>,
}

struct Call {
    verb: String,
    path: String,
    says: Vec<Piece>,
    fields: Vec<Field>,
    takes: Option<Link>,
    answers: Vec<Answer>,
}

struct Field {
    name: String,
    kind: Link,
    says: Vec<Piece>,
}

struct Answer {
    status: String,
    says: Vec<Piece>,
    gives: Option<Link>,
}

/// A part of a sentence; names of programs stand between backticks.
struct Piece {
    words: String,
    code: bool,
}

/// The name of a kind, and the shape it leads to, if it is one.
struct Link {
    words: String,
    shape: Option<String>,
}

struct Shape {
    name: String,
    says: Vec<Piece>,
    fields: Vec<Field>,
}

/// `GET /api`
pub async fn show(State(app): State<App>, signed: Option<Signed>, reader: Reader) -> Result<Response> {
    let title = reader.t("programs-title");
    let page = match &signed {
        Some(Signed(viewer)) => Page::of(&app, viewer, Tab::Help, &title).await?,
        None => Page::outside(&app, reader.clone(), &title).body(""),
    };
    let (groups, shapes) = (groups(&app.interface), shapes(&app.interface));
    Ok(web::show(&ProgramsPage { page, r: &reader, groups, shapes })?.into_response())
}

fn text(value: &Value, name: &str) -> String {
    value[name].as_str().unwrap_or_default().to_owned()
}

fn pieces(sentence: &str) -> Vec<Piece> {
    let parts = sentence.split('`').enumerate().filter(|(_, part)| !part.is_empty());
    parts.map(|(number, part)| Piece { words: part.to_owned(), code: number % 2 == 1 }).collect()
}

/// Calls by their tag, in the order of the addresses.
fn groups(description: &Value) -> Vec<Group> {
    let mut groups: BTreeMap<String, Vec<Call>> = BTreeMap::new();
    for (path, verbs) in description["paths"].as_object().into_iter().flatten() {
        for (verb, call) in verbs.as_object().into_iter().flatten() {
            let group = call["tags"][0].as_str().unwrap_or_default().to_owned();
            groups.entry(group).or_default().push(self::call(verb, path, call));
        }
    }
    groups.into_iter().map(|(name, calls)| Group { name, calls }).collect()
}

fn call(verb: &str, path: &str, call: &Value) -> Call {
    let says = [text(call, "summary"), text(call, "description")];
    let parameters = call["parameters"].as_array().into_iter().flatten();
    let responses = call["responses"].as_object().into_iter().flatten();
    Call {
        verb: verb.to_uppercase(),
        path: path.to_owned(),
        says: pieces(&says.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")),
        fields: parameters
            .map(|one| Field { name: text(one, "name"), kind: kind(&one["schema"]), says: pieces(&text(one, "description")) })
            .collect(),
        takes: content(&call["requestBody"]),
        answers: responses
            .map(|(status, one)| Answer { status: status.clone(), says: pieces(&text(one, "description")), gives: content(one) })
            .collect(),
    }
}

fn content(of: &Value) -> Option<Link> {
    let (media, content) = of["content"].as_object()?.iter().next()?;
    let link = kind(&content["schema"]);
    // Bytes are bytes: what a schema says of them helps nobody.
    Some(if media == "application/json" { link } else { Link { words: media.clone(), shape: None } })
}

fn shapes(description: &Value) -> Vec<Shape> {
    let shapes = description["components"]["schemas"].as_object().into_iter().flatten();
    let shape = |(name, shape): (&String, &Value)| {
        let fields = shape["properties"].as_object().into_iter().flatten();
        let field =
            |(name, field): (&String, &Value)| Field { name: name.clone(), kind: kind(field), says: pieces(&text(field, "description")) };
        Shape { name: name.clone(), says: pieces(&text(shape, "description")), fields: fields.map(field).collect() }
    };
    shapes.map(shape).collect()
}

/// What a schema is called: the shape it refers to, a list of one, or a plain kind.
fn kind(schema: &Value) -> Link {
    if let Some(shape) = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
        return Link { words: shape.to_owned(), shape: Some(shape.to_owned()) };
    }
    if let Some(known) = schema["oneOf"].as_array().into_iter().flatten().find(|one| one["type"] != "null") {
        return kind(known);
    }
    if schema["items"].is_object() {
        let of = kind(&schema["items"]);
        return Link { words: format!("[{}]", of.words), shape: of.shape };
    }
    let words = match &schema["type"] {
        Value::String(one) => one.clone(),
        Value::Array(several) => several.iter().filter_map(Value::as_str).filter(|one| *one != "null").collect::<Vec<_>>().join(" "),
        _ => String::new(),
    };
    Link { words, shape: None }
}
