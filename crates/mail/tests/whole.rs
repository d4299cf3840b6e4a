//! The whole mail is shown without letting its sender do anything.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use kontor_mail::{read, whole};

fn shown(html: &str) -> String {
    whole(&read(format!("From: Mallory <m@other.example>\nContent-Type: text/html; charset=utf-8\n\n{html}").as_bytes()).unwrap())
}

#[test]
fn what_mallory_sends_neither_runs_nor_loads_nor_covers_the_page() {
    for (sent, kept) in [
        ("<p onclick=steal()>Hi</p>", "<p>Hi</p>"),
        ("<script>steal()</script>a<style>p{position:fixed}</style>", "a"),
        ("<img src=https://spy.example/1.gif>b<img src=cid:x>", "b"),
        ("<p style='position:fixed' class=screen id=main>c</p>", "<p>c</p>"),
        ("<svg><p>x</p></svg>e<iframe src=https://spy.example></iframe>", "e"),
        ("<form action=https://spy.example><input name=password></form>f", "f"),
        ("<table background=https://spy.example><tr><td colspan=2>g", "<table><tbody><tr><td colspan=\"2\">g</td></tr></tbody></table>"),
        ("<head><meta charset=utf-8><title>Subject</title></head><body><div style='Display: none; x'>preview</div><p>i</p>", "<p>i</p>"),
        ("<math><mtext><table><mglyph><style><img src=x onerror=steal()></style></mglyph></table></mtext></math>h", "h"),
    ] {
        assert_eq!(shown(sent).trim(), kept, "{sent}");
    }
    assert!(!shown("<a href=javascript:steal()>d</a>").contains("steal"));
    let link = shown("<a href='https://acme.example/?a=1&amp;b=2'>list</a>");
    assert!(link.contains("href=\"https://acme.example/?a=1&amp;b=2\"") && link.contains("noreferrer"), "{link}");
}

#[test]
fn a_plain_mail_is_shown_as_it_was_written() {
    let mail = read(b"From: a@b.example\n\nif a < b & c:\n    go\n").unwrap();
    assert_eq!(whole(&mail), "<pre>if a &lt; b &amp; c:\n    go\n</pre>");
}

#[test]
fn tags_that_are_never_closed_make_no_huge_page() {
    let fonts = (0..5000).map(|nth| format!("<b><font color=c{nth}><i>")).collect::<Vec<_>>().concat();
    let sent = fonts + &"<p>x".repeat(5000);
    let shown = shown(&sent);
    assert!(shown.len() < sent.len() * 40, "{} from {}", shown.len(), sent.len());
}
