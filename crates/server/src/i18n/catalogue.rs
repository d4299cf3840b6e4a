//! The Fluent texts of the three languages, built into the program and read once each.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::Language;

type Bundle = FluentBundle<FluentResource>;

/// A value that a text is filled with. Numbers choose plural forms; figures for reading are formatted first and come as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    Text(String),
    Number(i64),
}

macro_rules! arg_from_text {
    ($($text:ty),*) => { $(impl From<$text> for Arg {
        fn from(text: $text) -> Self {
            Self::Text(text.to_string())
        }
    })* };
}
arg_from_text!(&str, &&str, String, &String, &&String);

macro_rules! arg_from_number {
    ($($number:ty),*) => { $(
        impl From<$number> for Arg {
            fn from(number: $number) -> Self {
                Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
            }
        }
        impl From<&$number> for Arg {
            fn from(number: &$number) -> Self {
                (*number).into()
            }
        }
    )* };
}
arg_from_number!(i64, u64, usize, u32, i32, u16);

/// Expands to the sources of one language; each area of the product has its file.
macro_rules! sources {
    ($code:literal) => {
        sources!($code; "calendar" "words" "messages" "availability" "documents" "held" "story" "findings" "partners" "home" "settings" "plan" "sign-in" "errors" "help" "legal" "mail" "inbound")
    };
    ($code:literal; $($area:literal)*) => {
        &[$(($area, include_str!(concat!("../../locales/", $code, "/", $area, ".ftl")))),*]
    };
}

static EN: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::En));
static PL: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::Pl));
static DE: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::De));

/// The text of `key`. A key that is missing, or a value that was not given, is loud while the program is built and
/// tested; whoever works with it gets English, or at the worst the key.
pub(super) fn text(language: Language, key: &str, args: &[(&str, Arg)]) -> String {
    if let Some(text) = find(language, key, args) {
        return text;
    }
    if cfg!(debug_assertions) {
        return format!("⟦no text {key} in {}⟧", language.code());
    }
    find(Language::En, key, args).unwrap_or_else(|| key.to_owned())
}

/// Is there a text of this key? The languages have the same ones, so English answers for all.
pub(super) fn knows(key: &str) -> bool {
    EN.has_message(key)
}

fn find(language: Language, key: &str, args: &[(&str, Arg)]) -> Option<String> {
    let bundle: &Bundle = match language {
        Language::En => &EN,
        Language::Pl => &PL,
        Language::De => &DE,
    };
    let pattern = bundle.get_message(key)?.value()?;
    let args: FluentArgs = args.iter().map(|(name, value)| (*name, FluentValue::from(value))).collect();
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
    if cfg!(debug_assertions) && !errors.is_empty() {
        return Some(format!("⟦{key}: {errors:?}⟧"));
    }
    Some(text)
}

impl<'a> From<&'a Arg> for FluentValue<'a> {
    fn from(arg: &'a Arg) -> Self {
        match arg {
            Arg::Text(text) => text.as_str().into(),
            Arg::Number(number) => number.into(),
        }
    }
}

fn bundle(language: Language) -> Bundle {
    let mut bundle = Bundle::new_concurrent(language.code().parse().into_iter().collect());
    // The marks around filled-in values would be copied along with names and numbers; none of our languages needs them.
    bundle.set_use_isolating(false);
    for (_, source) in sources(language) {
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(readable, _)| readable);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// The files of a language by area. That each of them is free of mistakes, and says nothing twice, is tested.
pub(super) fn sources(language: Language) -> &'static [(&'static str, &'static str)] {
    match language {
        Language::En => sources!("en"),
        Language::Pl => sources!("pl"),
        Language::De => sources!("de"),
    }
}
