//! A small tree of XML elements, so that the writers of papers read like the papers.

use std::io::Result;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// One element with its attributes, and either text or children.
pub struct Element {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    text: Option<String>,
    children: Vec<Self>,
}

/// An element that holds elements.
pub fn group(name: &'static str) -> Element {
    Element { name, attributes: Vec::new(), text: None, children: Vec::new() }
}

/// An element that holds text.
#[expect(clippy::needless_pass_by_value, reason = "numbers, dates and formatted text are written in place")]
pub fn text(name: &'static str, content: impl ToString) -> Element {
    Element { text: Some(content.to_string()), ..group(name) }
}

impl Element {
    #[expect(clippy::needless_pass_by_value, reason = "numbers, dates and formatted text are written in place")]
    pub fn with(mut self, attribute: &'static str, value: impl ToString) -> Self {
        self.attributes.push((attribute, value.to_string()));
        self
    }

    pub fn and(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.children.extend(children);
        self
    }

    /// What stands in it, for an element of another name.
    pub fn into_children(self) -> Vec<Self> {
        self.children
    }

    /// The whole file: declaration, document type if there is one, and this element as the root.
    pub fn into_file(self, doctype: Option<&str>) -> Result<String> {
        let mut out = Writer::new_with_indent(Vec::new(), b' ', 2);
        out.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        if let Some(doctype) = doctype {
            out.write_event(Event::DocType(BytesText::from_escaped(doctype)))?;
        }
        self.write(&mut out)?;
        String::from_utf8(out.into_inner()).map_err(std::io::Error::other)
    }

    fn write(&self, out: &mut Writer<Vec<u8>>) -> Result<()> {
        let mut start = BytesStart::new(self.name);
        for (name, value) in &self.attributes {
            start.push_attribute((*name, value.as_str()));
        }
        if self.text.is_none() && self.children.is_empty() {
            return out.write_event(Event::Empty(start));
        }
        out.write_event(Event::Start(start))?;
        if let Some(text) = &self.text {
            out.write_event(Event::Text(BytesText::new(text)))?;
        }
        for child in &self.children {
            child.write(out)?;
        }
        out.write_event(Event::End(BytesEnd::new(self.name)))
    }
}
