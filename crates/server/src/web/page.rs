//! What stands around every page: the bar with its tabs, who one is and for which firm, the legal line.

use kontor_store::model::Topic;
use kontor_store::{Firm, Viewer};

use crate::app::App;
use crate::error::Result;
use crate::i18n::{Language, Reader};
use crate::markup::Markup;
use crate::web::{legal, tabs};

/// Which tab a page belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    Home,
    Orders,
    Invoices,
    Messages,
    Settings,
    Help,
    /// None: an error, a partner's page.
    None,
}

/// The frame of one page. Templates that extend `layout.html` have it as their field `page`.
#[derive(Debug)]
pub struct Page {
    pub r: Reader,
    /// The address of the icon sprite.
    pub icons: String,
    pub css: String,
    pub js: String,
    pub favicon: String,
    pub fonts: [String; 2],
    /// Whoever is signed in; on pages outside, nobody.
    pub me: Option<Me>,
    pub tab: Tab,
    /// The classes of `body`.
    pub body: &'static str,
    pub theme: String,
    pub legal: Vec<LegalLink>,
    pub demo: bool,
    heading: String,
}

/// A person in the bar.
#[derive(Debug)]
pub struct Me {
    pub person: String,
    pub name: String,
    pub initials: String,
    pub firm: String,
    pub firms: Vec<Firm>,
    /// Whether this person operates the network.
    pub operator: bool,
    /// Whether this person may open orders, and invoices: a tab that cannot be opened is not shown.
    pub orders: bool,
    pub invoices: bool,
    /// The number on the Messages tab.
    pub unread: Option<String>,
    /// That tab, as it also comes alone.
    pub messages_tab: Markup,
    /// From where the live stream goes on: what happened while the page was made is told again.
    pub live_after: String,
}

/// A link of the legal line.
#[derive(Debug)]
pub struct LegalLink {
    pub href: String,
    pub words: String,
}

impl Page {
    /// A page for somebody who is signed in; `title` is its heading, without the product's name.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn of(app: &App, viewer: &Viewer, tab: Tab, title: &str) -> Result<Self> {
        let live_after = kontor_store::model::ids::new_id(app.now());
        let reader = app.reader(viewer);
        let unread = tabs::unread(app, viewer, &reader).await?;
        let me = Me {
            person: viewer.person().to_string(),
            name: viewer.name().to_owned(),
            initials: initials(viewer.name()),
            firm: viewer.organization_name().to_owned(),
            firms: app.store.firms(viewer).await?,
            operator: viewer.operator().is_some(),
            orders: viewer.permissions().may_open(Topic::Orders),
            invoices: viewer.permissions().may_open(Topic::Invoices),
            messages_tab: tabs::messages_tab(app, &reader, unread.clone(), tab == Tab::Messages)?,
            unread,
            live_after,
        };
        let page = Self::outside(app, reader, title);
        Ok(Self { me: Some(me), tab, body: "", theme: viewer.theme().to_owned(), ..page })
    }

    /// A page for whoever comes by: sign-in, errors.
    pub fn outside(app: &App, reader: Reader, title: &str) -> Self {
        Self {
            icons: app.icons().to_owned(),
            css: app.assets.url("app.css"),
            js: app.assets.url("app.js"),
            favicon: app.assets.url("favicon.svg"),
            fonts: ["inter-latin.woff2", "inter-latin-ext.woff2"].map(|name| app.assets.url(name)),
            me: None,
            tab: Tab::None,
            body: "door",
            theme: String::new(),
            legal: legal::links(app, &reader),
            demo: app.demo,
            heading: title.to_owned(),
            r: reader,
        }
    }

    /// With these classes on `body`.
    #[must_use]
    pub fn body(mut self, classes: &'static str) -> Self {
        self.body = classes;
        self
    }

    /// The window's title, with the number of unread conversations before it.
    pub fn title(&self) -> String {
        let title = self.heading.as_str().into();
        match self.me.as_ref().and_then(|me| me.unread.as_deref()) {
            Some(count) => self.r.ta("page-title-unread", &[("title", title), ("count", count.into())]),
            None => self.r.ta("page-title", &[("title", title)]),
        }
    }

    /// Whether it belongs to the tab of this name.
    pub fn at(&self, tab: &str) -> bool {
        let name = match self.tab {
            Tab::Home => "home",
            Tab::Orders => "orders",
            Tab::Invoices => "invoices",
            Tab::Messages => "messages",
            Tab::Settings => "settings",
            Tab::Help => "help",
            Tab::None => return false,
        };
        name == tab
    }

    /// What says that there is no connection, before and after the time that the script fills in.
    pub fn offline(&self) -> (String, String) {
        let text = self.r.t1("connection-lost", "time", "\n");
        text.split_once('\n').map_or((text.clone(), String::new()), |(before, after)| (before.to_owned(), after.to_owned()))
    }

    /// What the script says of a file over the limit.
    pub fn too_large(&self) -> String {
        self.r.ta("file-too-large", &[("name", "{name}".into()), ("size", "{size}".into()), ("limit", "{limit}".into())])
    }

    /// What the script says of a file on its way.
    pub fn uploading(&self) -> String {
        self.r.ta("uploading", &[("percent", "{percent}".into()), ("size", "{size}".into())])
    }

    /// The languages that somebody who is not signed in can choose from.
    pub fn languages(&self) -> [Language; 3] {
        Language::ALL
    }
}

/// "AN" for Anna Nowak: the first letters of the first and the last name.
fn initials(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().and_then(|word| word.chars().next());
    let last = words.next_back().and_then(|word| word.chars().next());
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}
