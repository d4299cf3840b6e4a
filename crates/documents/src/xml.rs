//! Walking a parsed file by paths of local names, whatever prefixes it uses.

use roxmltree::Node;

/// An element, seen through the namespaces its children must be in (none named: any).
#[derive(Clone, Copy)]
pub(crate) struct Element<'a> {
    node: Node<'a, 'a>,
    namespaces: &'static [&'static str],
}

impl<'a> Element<'a> {
    pub(crate) fn new(node: Node<'a, 'a>) -> Self {
        Self { node, namespaces: &[] }
    }

    /// The same element; from here on only children of these namespaces are seen.
    pub(crate) fn within(self, namespaces: &'static [&'static str]) -> Self {
        Self { namespaces, ..self }
    }

    pub(crate) fn name(self) -> &'a str {
        self.node.tag_name().name()
    }

    pub(crate) fn namespace(self) -> &'a str {
        self.node.tag_name().namespace().unwrap_or_default()
    }

    pub(crate) fn elements(self) -> impl Iterator<Item = Self> {
        self.node
            .children()
            .filter(Node::is_element)
            .map(move |node| Self { node, ..self })
            .filter(move |element| self.namespaces.is_empty() || self.namespaces.contains(&element.namespace()))
    }

    /// All elements below this one, at any depth, in the order of the file.
    pub(crate) fn below(self) -> impl Iterator<Item = Self> {
        self.node.descendants().skip(1).filter(Node::is_element).map(move |node| Self { node, ..self })
    }

    /// Those of one name.
    pub(crate) fn descendants(self, name: &str) -> impl Iterator<Item = Self> {
        self.below().filter(move |element| element.name() == name)
    }

    /// All elements at a path such as `PartyTaxScheme/CompanyID`, in the order of the file.
    pub(crate) fn all(self, path: &str) -> Vec<Self> {
        path.split('/').fold(vec![self], |found, step| {
            found.into_iter().flat_map(|element| element.elements().filter(move |child| child.name() == step)).collect()
        })
    }

    /// The element around this one, if it has this name.
    pub(crate) fn parent(self, name: &str) -> Option<Self> {
        self.outer().filter(|element| element.name() == name)
    }

    /// The element around this one.
    pub(crate) fn outer(self) -> Option<Self> {
        let node = self.node.parent().filter(Node::is_element)?;
        Some(Self { node, ..self })
    }

    pub(crate) fn first(self, path: &str) -> Option<Self> {
        match path.split_once('/') {
            None => self.elements().find(|child| child.name() == path),
            Some((step, rest)) => self.elements().filter(|child| child.name() == step).find_map(|child| child.first(rest)),
        }
    }

    /// The first text at this path that is not blank.
    pub(crate) fn text(self, path: &str) -> Option<String> {
        match path.split_once('/') {
            None => self.elements().filter(|child| child.name() == path).find_map(Self::own_text),
            Some((step, rest)) => self.elements().filter(|child| child.name() == step).find_map(|child| child.text(rest)),
        }
    }

    /// The first text that is not blank at any of these paths, the better ones first.
    pub(crate) fn text_of(self, paths: &[&str]) -> Option<String> {
        paths.iter().find_map(|path| self.text(path))
    }

    /// Every text at this path that is not blank, each once, in the order of the file.
    pub(crate) fn texts(self, path: &str) -> Vec<String> {
        distinct(self.all(path).into_iter().filter_map(Self::own_text))
    }

    /// The text of this element itself without white space around it; lines become one. Nothing if it is blank.
    pub(crate) fn own_text(self) -> Option<String> {
        let text = self.paragraphs()?;
        if text.contains(['\n', '\r', '\t', '\u{85}', '\u{2028}', '\u{2029}']) {
            return Some(text.split_whitespace().collect::<Vec<_>>().join(" "));
        }
        Some(text)
    }

    /// The text of this element itself with its line breaks. Nothing if it is blank.
    pub(crate) fn paragraphs(self) -> Option<String> {
        let text: String = self.node.children().filter(Node::is_text).filter_map(|node| node.text()).collect();
        Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    /// An attribute's value without white space around it. Nothing if it is blank. Programs that write cXML by hand get
    /// the case of its long names wrong (`payInNumberofDays`), so any case will do where the exact name is not there.
    pub(crate) fn attribute(self, name: &str) -> Option<&'a str> {
        let in_any_case = || {
            let mut attributes = self.node.attributes().filter(|attribute| attribute.namespace().is_none());
            attributes.find(|attribute| attribute.name().eq_ignore_ascii_case(name)).map(|attribute| attribute.value())
        };
        let value = self.node.attribute(name).or_else(in_any_case)?.trim();
        Some(value).filter(|value| !value.is_empty())
    }

    pub(crate) fn attribute_at(self, path: &str, name: &str) -> Option<String> {
        self.all(path).into_iter().find_map(|element| element.attribute(name)).map(str::to_owned)
    }

    /// The first value of an attribute on any element below this one.
    pub(crate) fn attribute_below(self, name: &str) -> Option<String> {
        self.below().find_map(|element| element.attribute(name)).map(str::to_owned)
    }

    /// Whether an attribute has this value, in any case of letters.
    pub(crate) fn says(self, attribute: &str, value: &str) -> bool {
        self.attribute(attribute).is_some_and(|found| found.eq_ignore_ascii_case(value))
    }
}

/// Each value once, in the order they came.
pub(crate) fn distinct(values: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut seen = std::collections::HashSet::new();
    values.into_iter().filter(|value| seen.insert(value.clone())).collect()
}
