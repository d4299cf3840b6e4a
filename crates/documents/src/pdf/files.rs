//! The files that a PDF carries, wherever it lists them (ISO 32000-1, clauses 7.11.4 and 7.7.4; ISO 19005-3).

use std::collections::HashSet;

use lopdf::{Dictionary, Object, decode_text_string};

use super::objects::Objects;
use crate::{Embedded, Refusal};

/// Nodes of the tree of names, which points down only if nobody forged it.
const MAX_NODES: usize = 1_000;

/// An embedded file.
pub(super) struct File {
    pub name: String,
    /// What it says it is.
    media_type: Vec<u8>,
    /// The number of the stream with its content.
    pub stream: u32,
    /// Bytes, as it says; 0 if it does not.
    size: u64,
}

impl File {
    /// As it is listed among the attachments of the document.
    pub(super) fn listed(self) -> Embedded {
        let name = self.name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
        Embedded { name, media_type: String::from_utf8_lossy(&self.media_type).into_owned(), size: self.size }
    }

    /// Whether it is worth a look. Many programs call XML octets, and some give it no name.
    pub(super) fn may_be_xml(&self) -> bool {
        let name = self.name.to_lowercase();
        let other = [".pdf", ".png", ".jpg", ".jpeg", ".gif", ".csv", ".xlsx", ".docx", ".zip", ".txt", ".html"];
        !other.iter().any(|ending| name.ends_with(ending)) && !self.media_type.starts_with(b"image/")
    }
}

/// All files: those of the tree of names, those associated with the document, and only if there are neither, those that
/// anything else in the PDF names, such as a page or a note on it.
pub(super) fn all(objects: &mut Objects<'_>, most: usize) -> Result<Vec<File>, Refusal> {
    let catalog = objects.catalog()?;
    let mut specifications = named(objects, &catalog);
    if let Some(associated) = catalog.get(b"AF").ok().cloned() {
        specifications.extend(objects.array(associated.clone()).unwrap_or_else(|| vec![associated]).into_iter().map(|file| (None, file)));
    }
    let mut files = described(objects, specifications, most);
    if files.is_empty() {
        let any = objects.numbers().into_iter().map(|number| (None, Object::Reference((number, 0)))).collect();
        files = described(objects, any, most);
    }
    Ok(files)
}

/// Walks the tree under `/Names /EmbeddedFiles`: pairs of a name and a file, in leaves that may hang deep.
fn named(objects: &mut Objects<'_>, catalog: &Dictionary) -> Vec<(Option<Object>, Object)> {
    let names = catalog.get(b"Names").ok().cloned().and_then(|names| objects.dictionary(names));
    let mut waiting: Vec<Object> = names.and_then(|names| names.get(b"EmbeddedFiles").ok().cloned()).into_iter().collect();
    let (mut seen, mut found) = (HashSet::new(), Vec::new());
    for _ in 0..MAX_NODES {
        let Some(node) = waiting.pop() else { break };
        if let Object::Reference(id) = node
            && !seen.insert(id)
        {
            continue;
        }
        let Some(node) = objects.dictionary(node) else { continue };
        let pairs = node.get(b"Names").ok().cloned().and_then(|pairs| objects.array(pairs)).unwrap_or_default();
        found.extend(pairs.chunks_exact(2).map(|pair| (Some(pair[0].clone()), pair[1].clone())));
        let kids = node.get(b"Kids").ok().cloned().and_then(|kids| objects.array(kids)).unwrap_or_default();
        waiting.extend(kids.into_iter().rev().take(MAX_NODES));
    }
    found
}

fn described(objects: &mut Objects<'_>, specifications: Vec<(Option<Object>, Object)>, most: usize) -> Vec<File> {
    let mut files: Vec<File> = Vec::new();
    for (name, specification) in specifications {
        if files.len() == most {
            break;
        }
        let file = objects.dictionary(specification).and_then(|specification| describe(objects, &specification, name));
        if let Some(file) = file.filter(|file| !files.iter().any(|known| known.stream == file.stream)) {
            files.push(file);
        }
    }
    files
}

/// A file specification with an embedded file in it.
fn describe(objects: &mut Objects<'_>, specification: &Dictionary, name: Option<Object>) -> Option<File> {
    let embedded = objects.dictionary(specification.get(b"EF").ok()?.clone())?;
    let key = |key: &[u8]| embedded.get(key).ok().and_then(|stream| stream.as_reference().ok());
    let (stream, _) = [b"F".as_slice(), b"UF", b"DOS", b"Unix", b"Mac"].into_iter().find_map(key)?;
    let names = [b"UF".as_slice(), b"F", b"Desc"].into_iter().filter_map(|key| specification.get(key).ok().cloned()).chain(name);
    let names: Vec<String> = names.filter_map(|name| decode_text_string(&objects.resolve(name)?).ok()).collect();
    let xml = names.iter().find(|name| name.to_lowercase().ends_with(".xml")).or_else(|| names.first());
    let about = objects.dictionary(Object::Reference((stream, 0))).unwrap_or_default();
    let media_type = about.get(b"Subtype").and_then(Object::as_name).map(<[u8]>::to_vec).unwrap_or_default();
    let parameters = about.get(b"Params").ok().cloned().and_then(|parameters| objects.dictionary(parameters)).unwrap_or_default();
    let size = parameters.get(b"Size").and_then(Object::as_i64).ok().and_then(|size| u64::try_from(size).ok()).unwrap_or_default();
    Some(File { name: xml.cloned().unwrap_or_default(), media_type, stream, size })
}
