//! Whatever somebody writes above, below or between quotes comes back, in each of the ways in which clients quote.

use kontor_mail::{VisibleReply, read, visible_reply, visible_text};
use proptest::prelude::*;

/// What a person writes: some paragraphs of some sentences, in any alphabet.
fn written() -> impl Strategy<Value = String> {
    let word = prop_oneof!["[a-z]{1,9}", "[A-ZŁŚŻ][a-ząćęłńóśźż]{1,9}", "[а-яё]{2,9}", "[0-9]{1,4}", "[α-ω]{2,8}", "[äöüß]{1,2}[a-z]{1,6}"];
    let line = (prop::collection::vec(word, 3..12), "[.?!]").prop_map(|(words, end)| words.join(" ") + &end);
    let paragraph = prop::collection::vec(line, 1..4).prop_map(|lines| lines.join("\n"));
    prop::collection::vec(paragraph, 1..4).prop_map(|paragraphs| paragraphs.join("\n\n"))
}

fn marked(text: &str) -> String {
    text.lines().map(|line| if line.is_empty() { ">".to_owned() } else { format!("> {line}") }).collect::<Vec<_>>().join("\n")
}

const INTRODUCTIONS: &[&str] = &[
    "On Thu, Nov 12, 2026 at 10:15 AM Anna Nowak <anna@huta.example> wrote:",
    "On Thu, Nov 12, 2026 at 10:15 AM Anna Nowak - Huta Łódź S.A.\n<anna@huta.example> wrote:",
    "czw., 12 lis 2026 o 10:15 Anna Nowak <anna@huta.example> napisał(a):",
    "W dniu 12.11.2026 o 10:15, Anna Nowak pisze:",
    "Am 12.11.26 um 10:15 schrieb Anna Nowak:",
    "Le jeu. 12 nov. 2026 à 10:15, Anna Nowak <anna@huta.example> a écrit :",
    "чт, 12 нояб. 2026 г. в 10:15, Anna Nowak <anna@huta.example>:",
    "2026年11月12日(木) 10:15 Anna Nowak <anna@huta.example>:",
    "On Thu, Nov 12,\n2026 at 10:15 AM Anna Nowak\n<anna@huta.example>\nwrote:",
    "Anna Nowak <anna@huta.example>, 12 Kas 2026 Per, 10:15 tarihinde şunu yazdı:",
    "Wiadomość napisana przez Anna Nowak <anna@huta.example> w dniu 12 lis 2026, o godz. 10:15:",
    "El jue, 12 nov 2026 a las 10:15, Anna Nowak (<\nanna@huta.example>) escribió:",
];

const BLOCKS: &[&str] = &[
    "________________________________\nFrom: Anna Nowak <anna@huta.example>\nSent: Thursday, November 12, 2026 10:15 AM\nTo: Jens Berg\nSubject: Order",
    "Von: Anna Nowak <anna@huta.example>\nGesendet: Donnerstag, 12. November 2026 10:15\nAn: Jens Berg\nBetreff: Auftrag",
    "-----Wiadomość oryginalna-----\nOd: Anna Nowak\nWysłano: 12 listopada 2026 10:15\nDo: Jens Berg\nTemat: Zamówienie",
    "-------- Original message --------\nFrom: Anna Nowak <anna@huta.example>\nDate: 12/11/2026 10:15 (GMT+01:00)\nTo: jens@acme.example\nSubject: Order",
    "==== Original message ====\nFrom: Anna Nowak\nTo: Jens Berg\nDate: 12 Nov 2026",
    ">>> Anna Nowak <anna@huta.example> 12.11.2026 10:15 >>>",
    "---- On Thu, 12 Nov 2026 10:15:00 +0100 Anna Nowak <anna@huta.example> wrote ----",
    "Xaa: Anna Nowak <anna@huta.example>\nYbb: 12 Zcc 2026 10:15\nDdd: Jens Berg\nEee: Order",
    "Anna Nowak <anna@huta.example>\n12/11/2026 10:15\n\nTo\n\"Jens Berg\" <jens@acme.example>\ncc\n\nSubject\nOrder",
];

fn html(body: &str) -> VisibleReply {
    let raw = format!("From: Jens <jens@acme.example>\nContent-Type: text/html; charset=utf-8\n\n{body}");
    read(raw.as_bytes()).map(|mail| visible_reply(&mail)).unwrap_or_default()
}

fn lines(text: &str, around: [&str; 2]) -> String {
    let wrapped = text.lines().map(|line| [around[0], if line.is_empty() { "<br>" } else { line }, around[1]].concat());
    wrapped.collect::<Vec<_>>().concat()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn text_above_a_marked_quote_comes_back(text in written(), quote in written(), intro in prop::sample::select(INTRODUCTIONS)) {
        prop_assert_eq!(visible_text(&format!("{text}\n\n{intro}\n\n{}\n", marked(&quote))).text, text);
    }

    #[test]
    fn text_above_an_unmarked_quote_comes_back(text in written(), quote in written(), intro in prop::sample::select(INTRODUCTIONS)) {
        prop_assert_eq!(visible_text(&format!("{text}\n\n{intro}\n\n{quote}\n")).text, text);
    }

    #[test]
    fn text_above_a_block_of_fields_comes_back(text in written(), quote in written(), block in prop::sample::select(BLOCKS)) {
        prop_assert_eq!(visible_text(&format!("{text}\n\n{block}\n\n{quote}\n")).text, text);
    }

    #[test]
    fn text_below_a_quote_comes_back(text in written(), quote in written(), intro in prop::sample::select(INTRODUCTIONS)) {
        prop_assert_eq!(visible_text(&format!("{intro}\n{}\n\n{text}\n", marked(&quote))).text, text);
    }

    #[test]
    fn answers_between_quotes_are_never_lost(first in written(), second in written(), quote in written(), intro in prop::sample::select(INTRODUCTIONS)) {
        let quote = marked(&quote);
        let shown = visible_text(&format!("{intro}\n{quote}\n\n{first}\n\n{quote}\n\n{second}\n\n{quote}\n")).text;
        prop_assert!(shown.contains(&first) && shown.ends_with(&second), "{}", shown);
        let written_elsewhere = [&quote, &first, &second].iter().any(|text| text.contains("2026"));
        prop_assert!(!shown.contains("2026") || written_elsewhere, "the introduction is shown: {}", shown);
    }

    #[test]
    fn a_standard_signature_goes_and_the_text_stays(text in written(), name in "[A-Z][a-z]{2,8} [A-Z][a-z]{2,8}") {
        prop_assert_eq!(visible_text(&format!("{text}\n\n-- \n{name}\nACME GmbH\n")).text, text);
    }

    #[test]
    fn text_in_html_comes_back(text in written(), quote in written()) {
        let (above, below) = (lines(&text, ["<div>", "</div>"]), lines(&quote, ["<p>", "</p>"]));
        for quote in [
            format!("<div class=gmail_quote><div class=gmail_attr>On Thu, 12 Nov 2026, 10:15 Anna &lt;a@huta.example&gt; wrote:<br></div><blockquote class=gmail_quote>{below}</blockquote></div>"),
            format!("<div id=appendonsend></div><hr><div id=divRplyFwdMsg><b>From:</b> Anna</div>{below}"),
            format!("<div class=moz-cite-prefix>On 12.11.26 10:15, Anna wrote:</div><blockquote type=cite>{below}</blockquote>"),
            format!("<div class=yahoo_quoted>{below}</div>"),
            format!("<blockquote type=cite>{below}</blockquote>"),
            format!("<div name=quote>{below}</div>"),
            format!("<div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p><b>From:</b> Anna</p></div>{below}"),
        ] {
            prop_assert_eq!(&html(&format!("<html><body>{above}<br>{quote}</body></html>")).text, &text, "{}", quote);
        }
    }
}
