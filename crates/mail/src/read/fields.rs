//! Single header fields: addresses, ids, dates, content types. mail-parser knows their grammar; here it is kept from doing harm.

use std::panic::{AssertUnwindSafe, catch_unwind};

use mail_parser::parsers::MessageStream;
use mail_parser::{ContentType, HeaderValue};

use super::header::Entity;
use crate::mail::{Address, Headers};

/// Beginnings of encoded words times length of the field, at most: the parser goes back over a word that does not end.
const MOST_WORK: usize = 16 * 1024 * 1024;

/// All addresses in the topmost field of that name; those without an `@` are no addresses.
pub fn addresses(headers: &Headers, name: &str) -> Vec<Address> {
    let Some(value) = headers.first(name) else { return Vec::new() };
    parse(value, |stream| match stream.parse_address() {
        HeaderValue::Address(list) => list.iter().filter_map(address).collect(),
        _ => Vec::new(),
    })
    .unwrap_or_default()
}

fn address(given: &mail_parser::Addr<'_>) -> Option<Address> {
    let address = given.address()?.trim();
    let sound =
        address.contains('@') && !address.chars().any(|char| char.is_whitespace() || char.is_control() || char == '<' || char == '>');
    sound.then(|| Address {
        name: given.name().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()),
        address: address.to_owned(),
    })
}

/// The addresses of trace fields, with or without angle brackets; each server on the way may have added one.
pub fn bare_addresses(headers: &Headers, names: &[&str]) -> Vec<String> {
    let found = headers.iter().filter(|(name, _)| names.iter().any(|wanted| wanted.eq_ignore_ascii_case(name)));
    found.map(|(_, value)| bare(value)).filter(|address| address.contains('@')).collect()
}

/// `Return-Path`; the topmost is that of the last server.
pub fn return_path(headers: &Headers) -> Option<String> {
    headers.first("Return-Path").map(bare)
}

fn bare(value: &str) -> String {
    let inner = value.rsplit_once('<').map_or(value, |(_, rest)| rest.split('>').next().unwrap_or(rest));
    inner.trim().to_owned()
}

/// The ids in a field, without angle brackets; a word that lacks them counts if it has an `@`.
pub fn ids(headers: &Headers, name: &str) -> Vec<String> {
    let Some(value) = headers.first(name) else { return Vec::new() };
    let bracketed = value.split('<').skip(1).filter_map(|rest| rest.split_once('>')).map(|(id, _)| id);
    let ids: Vec<String> = bracketed.map(|id| id.split_whitespace().collect::<String>()).filter(|id| !id.is_empty()).collect();
    if !ids.is_empty() {
        return ids;
    }
    value.split_whitespace().filter(|word| word.contains('@')).map(|word| word.trim_matches(['<', '>', ',']).to_owned()).collect()
}

/// A text with its encoded words decoded (RFC 2047).
pub fn text(headers: &Headers, name: &str) -> String {
    headers.first(name).map(unencoded).unwrap_or_default()
}

fn unencoded(value: &str) -> String {
    if !value.contains("=?") {
        return value.trim().to_owned();
    }
    let decoded = parse(value, |stream| stream.parse_unstructured().into_text().map(|text| text.trim().to_owned()));
    decoded.flatten().unwrap_or_else(|| value.trim().to_owned())
}

/// `Date` in Unix milliseconds; a date that does not exist counts as none.
pub fn date(headers: &Headers) -> Option<i64> {
    let value = headers.first("Date")?;
    parse(value, |stream| {
        stream.parse_date().into_datetime().filter(mail_parser::DateTime::is_valid).map(|date| date.to_timestamp() * 1000)
    })
    .flatten()
}

/// Fills in what the fields say about the content (RFC 2045, 2183, 2231).
pub fn describe(entity: &mut Entity) {
    let headers = Headers::new(std::mem::take(&mut entity.fields));
    let content = content_type(&headers, "Content-Type");
    let disposition = content_type(&headers, "Content-Disposition");
    entity.typed = content.is_some();
    entity.name = disposition.as_ref().and_then(|(_, parameters)| named(parameters, "filename"));
    entity.disposition = disposition.map(|(kind, _)| kind).unwrap_or_default();
    let (media_type, parameters) = content.unwrap_or_else(|| ("text/plain".to_owned(), Vec::new()));
    entity.name = entity.name.take().or_else(|| named(&parameters, "name")).map(|name| file_name(&name)).filter(|name| !name.is_empty());
    entity.media_type = media_type;
    entity.parameters = parameters;
    entity.content_id = ids(&headers, "Content-ID").into_iter().next();
    entity.encoding = headers.first("Content-Transfer-Encoding").unwrap_or_default().trim().trim_matches('"').to_ascii_lowercase();
    entity.fields = headers.into_fields();
}

type Typed = (String, Vec<(String, String)>);

fn content_type(headers: &Headers, name: &str) -> Option<Typed> {
    let value = headers.first(name)?;
    parse(value, |stream| match stream.parse_content_type() {
        HeaderValue::ContentType(found) => Some(typed(&found)),
        _ => None,
    })
    .flatten()
    .filter(|(kind, _)| !kind.is_empty())
}

fn typed(found: &ContentType<'_>) -> Typed {
    let kind = found.subtype().map_or_else(|| found.ctype().to_owned(), |subtype| format!("{}/{subtype}", found.ctype()));
    let parameters = found.attributes().unwrap_or_default().iter();
    (kind.trim().to_ascii_lowercase(), parameters.map(|item| (item.name.to_ascii_lowercase(), item.value.to_string())).collect())
}

fn named(parameters: &[(String, String)], name: &str) -> Option<String> {
    parameters.iter().find(|(key, _)| key == name).map(|(_, value)| unencoded(value))
}

/// No folder, nothing that steers a terminal or a file system, and no longer than file systems allow.
fn file_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last
        .chars()
        .filter(|char| !char.is_control() && !matches!(char, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'))
        .take(200)
        .collect();
    clean.trim().trim_matches('.').to_owned()
}

/// Runs mail-parser over one field. It has panicked on crafted mail before, and then that field counts as absent; it holds nothing
/// but borrowed bytes, so nothing is left half done.
fn parse<T>(value: &str, with: impl FnOnce(&mut MessageStream<'_>) -> T) -> Option<T> {
    let words = value.matches("=?").count();
    let most = if words * value.len() > MOST_WORK { 4096 } else { value.len() };
    let mut field = value.as_bytes()[..most].to_vec();
    field.push(b'\n');
    catch_unwind(AssertUnwindSafe(|| with(&mut MessageStream::new(&field)))).ok()
}
