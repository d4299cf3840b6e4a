//! By which classes, ids and attributes clients mark quotes, their introductions, and signatures.

use super::element::Element;

/// What an element means for the reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Nothing that anybody reads.
    Skip,
    /// All of it is the mail that is answered.
    Quote,
    /// It holds a quote, but what stands behind a `blockquote` in it may be an answer.
    Holder,
    /// From here on to the end everything is the mail that is answered.
    Cut,
    /// Introduces a quote.
    Attribution,
    Signature,
    None,
}

/// What the marks of an element say.
pub fn role(element: &Element) -> Role {
    match element.name.as_str() {
        "style" | "script" | "head" | "title" | "template" | "noscript" | "object" | "select" | "button" | "svg" | "map" => {
            return Role::Skip;
        }
        "blockquote" => return Role::Quote,
        "br" | "b" | "i" | "u" | "font" | "li" | "tr" | "td" => return Role::None,
        _ => {}
    }
    if hidden(element) {
        return Role::Skip;
    }
    by_id(element.id())
        .or_else(|| element.classes().find_map(by_class))
        .or_else(|| by_attribute(element))
        .unwrap_or_else(|| if bordered(element) { Role::Cut } else { Role::None })
}

fn hidden(element: &Element) -> bool {
    let style = element.style();
    style.contains("display:none") || style.contains("mso-hide:all") || (style.contains("font-size:0") && style.contains("max-height:0"))
}

fn by_id(id: &str) -> Option<Role> {
    let role = match id {
        // Outlook on the web and its kin, Hotmail, Zimbra.
        "divRplyFwdMsg"
        | "appendonsend"
        | "stopSpelling"
        | "zwchr"
        | "mail-editor-reference-message-container"
        | "reply-intro-cut"
        | "divtagdefaultwrapper-quote" => Role::Cut,
        // Outlook for Mac, Roundcube's forward, 163, Mailspring, BlueMail, Yahoo.
        "OLK_SRC_BODY_SECTION"
        | "forwardbody1"
        | "isReplyContent"
        | "isForwardContent"
        | "oriMsgHtmlSeperator"
        | "quoted_body"
        | "yahoo_quoted" => Role::Quote,
        "reply-intro" => Role::Attribution,
        "Signature"
        | "signature"
        | "AppleMailSignature"
        | "ms-outlook-mobile-signature"
        | "composer_signature"
        | "lineBreakAtBeginningOfSignature"
        | "_rc_sig"
        | "divNeteaseMailCard"
        | "bloop_sign"
        | "edo-signature"
        | "mobile_signature"
        | "WPSignature" => Role::Signature,
        _ => return by_name(id),
    };
    Some(role)
}

/// Programs nobody listed name their marks by what they are: `blue_sig`, `ydp1yahoo_quoted_2`, `x-signature-block`. A quote so named may
/// hold answers.
fn by_name(name: &str) -> Option<Role> {
    let name = name.to_ascii_lowercase();
    let any = |pieces: &[&str]| pieces.iter().any(|piece| name.contains(piece));
    if any(&["yahoo_quoted"]) {
        return Some(Role::Quote);
    }
    if any(&["bloop_sign"]) || is_signature(&name) {
        return Some(Role::Signature);
    }
    any(&["_quote", "-quote", "quoted", "original-message", "original_message", "originalmessage"]).then_some(Role::Holder)
}

/// A name that ends in "signature", or in a part of one; the page of a contract for signatures is no farewell.
fn is_signature(name: &str) -> bool {
    let part = |piece: &str| {
        piece.chars().all(|char| char.is_ascii_digit()) || matches!(piece, "block" | "container" | "prefix" | "wrapper" | "old" | "content")
    };
    let mut pieces = name.rsplit(['-', '_']).skip_while(|piece| part(piece));
    let last = pieces.next().unwrap_or_default();
    last.ends_with("signature") && !last.ends_with("nosignature") || last == "sig" && pieces.next().is_some()
}

fn by_class(class: &str) -> Option<Role> {
    let role = match class {
        "gmail_quote" | "gmail_quote_container" => Role::Holder,
        "gmail_attr"
        | "moz-cite-prefix"
        | "moz-email-headers-table-prefix"
        | "aol_attribution"
        | "tutanota_quote_header"
        | "yahoo-quoted-begin" => Role::Attribution,
        "yahoo_quoted"
        | "yahooQuoted"
        | "moz-forward-container"
        | "protonmail_quote"
        | "tutanota_quote"
        | "zmail_extra"
        | "freshdesk_quote"
        | "front-blockquote"
        | "mail-quote-collapse"
        | "ms-outlook-mobile-reference-message"
        | "js-helper"
        | "js-readmsg-msg"
        | "bloop_original_html"
        | "airmail_ext_quote"
        | "mb_quote"
        | "mailru-quote"
        | "quoted-text"
        | "helpscout-quote"
        | "hs_reply_quote"
        | "mail_quote"
        | "interia_quote"
        | "wpQuote"
        | "nylas-quote"
        | "skiff_quote"
        | "canary_quote"
        | "fmquote"
        | "sh-quoted-content" => Role::Quote,
        "gmail_signature"
        | "gmail_signature_prefix"
        | "moz-signature"
        | "protonmail_signature_block"
        | "tutanota_signature"
        | "mb_sig"
        | "front-signature"
        | "sh-signature"
        | "airmail_sign"
        | "nylas-signature"
        | "signature-container"
        | "zmail_signature_below"
        | "canary-signature"
        | "bluemail-signature" => Role::Signature,
        _ => return by_name(class),
    };
    Some(role)
}

fn by_attribute(element: &Element) -> Option<Role> {
    match element.attribute("name") {
        // GMX and web.de; Spark.
        "quote" | "messageReplySection" => return Some(Role::Quote),
        "messageSignatureSection" => return Some(Role::Signature),
        _ => {}
    }
    match element.attribute("data-marker") {
        "__DIVIDER__" | "__HEADERS__" => return Some(Role::Cut),
        "__QUOTED_TEXT__" => return Some(Role::Quote),
        "__SIG_PRE__" | "__SIG_POST__" => return Some(Role::Signature),
        _ => {}
    }
    if matches!(element.attribute("data-smartmail"), "gmail_signature")
        || element.has("data-signatureblock")
        || element.has("data-signature-widget")
    {
        return Some(Role::Signature);
    }
    if element.name == "includetail" {
        return Some(Role::Quote);
    }
    None
}

/// The thin line above the header block with which Outlook on the desktop begins the mail that is answered.
fn bordered(element: &Element) -> bool {
    if element.name != "div" {
        return false;
    }
    let style = element.style();
    style.contains("border:none;border-top:solid") && style.contains("padding:3.0pt0")
}
