//! What stands below a thread or a chosen partner: the composer, or the reason why nothing can be written, with the way on.

use kontor_store::model::ids::new_id;
use kontor_store::model::{Availability, ContactTopic, Topic};
use kontor_store::{Contact, Viewer, WillGet};

use crate::app::App;
use crate::error::{Error, FieldFault};
use crate::i18n::Reader;
use crate::web::compose::Sent;

/// One or the other.
pub enum Below {
    Composer(Box<Composer>),
    Blocked(Box<Blocked>),
}

#[derive(Default)]
pub struct Composer {
    pub action: String,
    pub draft: String,
    /// Where to go back to without scripts, when not to the conversation.
    pub from: Option<String>,
    pub client_key: String,
    pub will_get: String,
    pub limit: String,
    pub limit_bytes: u64,
    pub limit_files: usize,
    pub name: String,
    pub firm: String,
    pub subject: SubjectField,
    pub body: String,
    pub uploaded: Vec<String>,
    /// The line of a document that it is to be about.
    pub line: Option<LineChip>,
    pub error: Option<String>,
}

/// A line of a document that a message is about.
pub struct LineChip {
    pub document: String,
    pub number: String,
    /// "Line 20".
    pub words: String,
    /// The same without it.
    pub without: String,
}

#[derive(Default)]
pub struct SubjectField {
    pub value: String,
    pub error: Option<String>,
}

/// Why not.
pub struct Blocked {
    pub short: String,
    pub reason: String,
    pub way: String,
    pub who: Option<String>,
    pub link: Option<Link>,
    pub contacts: Vec<ContactView>,
    /// Where to ask the partner to turn messaging on.
    pub ask: Option<String>,
    pub asked: Option<String>,
}

pub struct Link {
    pub href: String,
    pub words: String,
}

pub struct ContactView {
    pub heading: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub phone_link: String,
    pub web: Option<String>,
    pub hours: Option<String>,
}

/// An empty composer, to be filled in by whoever knows more.
pub fn composer(app: &App, reader: &Reader, viewer: &Viewer, partner: &str, get: &WillGet) -> Composer {
    let limits = &app.config.limits;
    Composer {
        action: String::new(),
        draft: String::new(),
        from: None,
        client_key: new_id(reader.now()),
        will_get: will_get(reader, partner, get),
        limit: reader.t1("clip-limit", "size", reader.size(limits.attachment_bytes)),
        limit_bytes: limits.attachment_bytes,
        limit_files: limits.attachments,
        name: viewer.name().to_owned(),
        firm: viewer.organization_name().to_owned(),
        subject: SubjectField::default(),
        body: String::new(),
        uploaded: Vec::new(),
        line: None,
        error: None,
    }
}

impl Composer {
    /// What was typed, and why it was not taken.
    pub fn refill(&mut self, sent: &Sent, fault: &Error, reader: &Reader) {
        self.body.clone_from(&sent.body);
        self.subject.value.clone_from(&sent.subject);
        self.uploaded.clone_from(&sent.attachments);
        if !sent.client_key.is_empty() {
            self.client_key.clone_from(&sent.client_key);
        }
        let about_subject = |fault: &&FieldFault| fault.field == "subject";
        if let Error::Invalid(faults) = fault {
            let sentences = |of: bool| {
                let told: Vec<_> = faults.iter().filter(|f| about_subject(f) == of).map(|f| f.sentence.read_by(reader)).collect();
                (!told.is_empty()).then(|| told.join(" "))
            };
            self.subject.error = sentences(true);
            self.error = sentences(false);
        } else {
            self.error = Some(fault.detail(reader));
        }
    }
}

/// Who will get it: the firm and its desk, no names and no head-count.
fn will_get(reader: &Reader, partner: &str, get: &WillGet) -> String {
    match get {
        WillGet::Desk(desk) => {
            reader.ta("will-get", &[("firm", partner.into()), ("desk", crate::web::names::desk_label(reader, desk).into())])
        }
        WillGet::Participants => reader.t1("will-get-firm", "firm", partner),
        WillGet::Administrators => reader.t1("will-get-administrators", "firm", partner),
        WillGet::ContactOnly => reader.t1("will-get-contact", "firm", partner),
    }
}

/// What the reason is about: the partner as he stands to us, his contact information, and who of ours could change it.
pub struct Why<'a> {
    pub availability: Availability,
    /// `customer`, `supplier` or `partner`.
    pub role: &'a str,
    pub partner: &'a str,
    /// What the talk would be about: only that contact and the general one are of use then.
    pub topic: Topic,
    pub contacts: &'a [Contact],
    pub administrators: &'a [String],
    /// When this firm asked the partner last, if within a week.
    pub asked_at: Option<i64>,
}

impl Why<'_> {
    fn to_call(&self) -> Vec<Contact> {
        let fits = |contact: &&Contact| {
            self.topic == Topic::None || contact.topic == ContactTopic::General || contact.topic.as_str() == self.topic.as_str()
        };
        self.contacts.iter().filter(fits).cloned().collect()
    }
}

pub fn blocked(reader: &Reader, viewer: &Viewer, why: &Why<'_>) -> Blocked {
    let word = why.availability.as_str().replace('_', "-");
    let role = [("role", why.role.into())];
    let administers = viewer.administrator().is_some();
    let own = why.availability.own_administrator_can_change();
    let who = match (own, administers, why.administrators) {
        (false, ..) => None,
        (true, true, _) => Some(reader.t("you-can-change")),
        (true, false, []) => Some(reader.t("who-can-change-nobody")),
        (true, false, names) => Some(reader.t1("who-can-change", "admins", names.join(", "))),
    };
    let askable = matches!(why.availability, Availability::PartnerMessagingOff | Availability::PartnerPlan);
    Blocked {
        short: reader.t(&format!("availability-short-{word}")),
        reason: reader.ta(&format!("availability-{word}"), &role),
        way: reader.t(&format!("availability-way-{word}")),
        who,
        link: link(reader, why.availability, administers),
        contacts: if why.availability.partner_is_the_reason() { contacts(reader, &why.to_call()) } else { Vec::new() },
        ask: (askable && why.asked_at.is_none()).then(|| format!("/partners/{}/request", why.partner)),
        asked: why.asked_at.filter(|_| askable).map(|at| reader.t1("asked-on", "date", reader.when(at))),
    }
}

fn link(reader: &Reader, availability: Availability, administers: bool) -> Option<Link> {
    let (href, key) = match availability {
        Availability::OwnPlan if administers => ("/settings/plan", "upgrade"),
        Availability::OwnPlan => ("/help/upgrade", "help"),
        Availability::OwnMessagingOff if administers => ("/settings/messaging", "turn-messaging-on"),
        Availability::PartnerMessagingOff => ("/help/messaging-off", "help"),
        _ => return None,
    };
    Some(Link { href: href.to_owned(), words: reader.t(key) })
}

/// The contact information that says anything, as it reads for this person.
pub fn contacts(reader: &Reader, contacts: &[Contact]) -> Vec<ContactView> {
    contacts.iter().filter(|contact| contact.reaches() || !contact.name.is_empty()).map(|contact| contact_view(reader, contact)).collect()
}

fn contact_view(reader: &Reader, contact: &Contact) -> ContactView {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let topic = reader.t(&format!("contact-topic-{}", contact.topic));
    let heading = if contact.name.is_empty() { topic } else { format!("{topic}: {}", contact.name) };
    ContactView {
        heading,
        email: some(&contact.email),
        phone: some(&contact.phone),
        phone_link: contact.phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect(),
        web: some(&contact.web).filter(|web| web.starts_with("https://") || web.starts_with("http://")),
        hours: some(&contact.hours),
    }
}
