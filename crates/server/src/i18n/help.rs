//! The pages of the help: which there are, what stands on each, and which lead to which. The words are in help.ftl.

/// One question and its answer, at `/help/{slug}`.
#[derive(Debug)]
pub struct Page {
    /// Its place in the address; the same in every language.
    pub slug: &'static str,
    /// The question.
    pub title: &'static str,
    /// The answer in a paragraph.
    pub intro: &'static str,
    pub sections: &'static [Section],
    /// Slugs of the pages that one may need next.
    pub see: &'static [&'static str],
}

/// One way of doing it: what to do in order, then what is good to know.
#[derive(Debug)]
pub struct Section {
    pub title: Option<&'static str>,
    pub steps: &'static [&'static str],
    pub notes: &'static [&'static str],
}

/// The page of this slug.
pub fn page(slug: &str) -> Option<&'static Page> {
    PAGES.iter().find(|page| page.slug == slug)
}

/// In the order of the list at `/help`.
pub const PAGES: &[Page] = &[
    Page {
        slug: "send-a-message",
        title: "help-send-title",
        intro: "help-send-intro",
        sections: &[
            Section {
                title: Some("help-send-document"),
                steps: &[
                    "help-send-document-open",
                    "help-send-document-panel",
                    "help-send-document-new",
                    "help-send-fill",
                    "help-send-send",
                ],
                notes: &[],
            },
            Section {
                title: Some("help-send-free"),
                steps: &["help-send-free-pencil", "help-send-free-choose", "help-send-fill", "help-send-send"],
                notes: &["help-send-note-who", "help-send-note-withdraw"],
            },
        ],
        see: &["answer", "attachments", "messaging-off", "upgrade"],
    },
    Page {
        slug: "answer",
        title: "help-answer-title",
        intro: "help-answer-intro",
        sections: &[Section { title: None, steps: &["help-answer-find", "help-answer-write"], notes: &["help-answer-colleagues"] }],
        see: &["turns", "attachments", "notifications"],
    },
    Page {
        slug: "turns",
        title: "help-turns-title",
        intro: "help-turns-intro",
        sections: &[Section {
            title: None,
            steps: &[],
            notes: &["help-turns-settled", "help-turns-take", "help-turns-hand-over", "help-turns-own-side"],
        }],
        see: &["answer", "notifications"],
    },
    Page {
        slug: "attachments",
        title: "help-attachments-title",
        intro: "help-attachments-intro",
        sections: &[Section {
            title: None,
            steps: &["help-attachments-clip", "help-attachments-wait"],
            notes: &["help-attachments-large"],
        }],
        see: &["send-a-message", "answer"],
    },
    Page {
        slug: "notifications",
        title: "help-notifications-title",
        intro: "help-notifications-intro",
        sections: &[
            Section {
                title: Some("help-notifications-set"),
                steps: &["help-notifications-open", "help-notifications-pace", "help-notifications-hours", "help-notifications-text"],
                notes: &[],
            },
            Section {
                title: Some("help-notifications-who"),
                steps: &[],
                notes: &["help-notifications-desks", "help-notifications-in-it", "help-notifications-not"],
            },
            Section {
                title: Some("help-notifications-less"),
                steps: &[],
                notes: &["help-notifications-mute", "help-notifications-archive", "help-notifications-off", "help-notifications-firm"],
            },
        ],
        see: &["turns", "answer", "messaging-off"],
    },
    Page {
        slug: "messaging-off",
        title: "help-messaging-off-title",
        intro: "help-messaging-off-intro",
        sections: &[Section {
            title: None,
            steps: &["help-messaging-off-contact", "help-messaging-off-ask"],
            notes: &["help-messaging-off-own", "help-messaging-off-other"],
        }],
        see: &["send-a-message", "upgrade"],
    },
    Page {
        slug: "upgrade",
        title: "help-upgrade-title",
        intro: "help-upgrade-intro",
        sections: &[Section {
            title: None,
            steps: &["help-upgrade-open", "help-upgrade-accept", "help-upgrade-choose"],
            notes: &["help-upgrade-back", "help-upgrade-buyers"],
        }],
        see: &["send-a-message", "messaging-off"],
    },
];
