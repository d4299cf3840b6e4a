//! A mail as a page of lines, and a count of the work that is done on it.

use std::cell::Cell;

use super::line::Line;

/// Lines of one mail.
#[derive(Debug, Default)]
pub struct Page {
    pub lines: Vec<Line>,
    /// Bytes looked at, counting each look.
    steps: Cell<usize>,
}

impl Page {
    pub fn new(lines: Vec<Line>) -> Self {
        let page = Self { steps: Cell::new(0), lines };
        page.count(page.lines.iter().map(|line| line.text.len() + 1).sum());
        page
    }

    /// The page of a text/plain body.
    pub fn plain(text: &str) -> Self {
        Self::new(text.split('\n').map(Line::plain).collect())
    }

    pub fn count(&self, bytes: usize) {
        self.steps.set(self.steps.get().saturating_add(bytes));
    }

    pub fn steps(&self) -> usize {
        self.steps.get()
    }

    /// A line in the form for comparison; counts the look.
    pub fn folded(&self, at: usize) -> &str {
        let folded = self.lines.get(at).map_or("", |line| line.folded.as_str());
        self.count(folded.len() + 1);
        folded
    }

    pub fn own(&self, at: usize) -> bool {
        self.lines.get(at).is_some_and(Line::own)
    }

    pub fn quoted(&self, at: usize) -> bool {
        self.lines.get(at).is_some_and(|line| line.depth > 0)
    }

    /// The next line from `at` on that is not blank, if one comes within a few.
    pub fn next(&self, at: usize) -> Option<usize> {
        (at..self.lines.len().min(at + 8)).find(|&at| !self.lines[at].blank())
    }
}
