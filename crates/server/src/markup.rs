//! HTML of our own making, which templates may include as it is; everything else they escape.

use askama::Template;
use askama::filters::HtmlSafe;
use axum::response::{Html, IntoResponse, Response};

use crate::error::Result;

/// A piece of a page, made by a template or, from text that people wrote, by `prose`.
#[derive(Debug, Clone)]
pub struct Markup(String);

impl Markup {
    /// What the template makes.
    ///
    /// # Errors
    /// If it cannot be filled in.
    pub fn of(template: &impl Template) -> Result<Self> {
        Ok(Self(template.render()?))
    }

    /// HTML whose maker has escaped everything in it that is not ours.
    pub(super) fn escaped(html: String) -> Self {
        Self(html)
    }
}

impl std::fmt::Display for Markup {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0)
    }
}

impl HtmlSafe for Markup {}

impl IntoResponse for Markup {
    fn into_response(self) -> Response {
        Html(self.0).into_response()
    }
}
