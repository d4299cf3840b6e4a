//! Whatever comes in, reader and stripper answer, and their work stays in proportion to its size.

use kontor_mail::{read, visible_reply, visible_text, whole};

/// Pieces of mails, sound and broken, to be put together in any order.
const PIECES: &[&str] = &[
    "From: Anna Nowak <anna@huta.example>\n",
    "Subject: =?utf-8?q?Za=C5=82?=\n",
    "Subject: =?x?b?",
    "To: a@b, (c\n",
    "Date: Thu, 99 Foo 99999 99:99 +9999\n",
    "Date: 1 Jan 9999999999 00:00\n",
    "Content-Type: multipart/mixed; boundary=b\n",
    "Content-Type: multipart/alternative; boundary=\"b c\"\n",
    "Content-Type: text/html; charset=iso-8859-2\n",
    "Content-Type: text/plain; format=flowed; delsp=yes\n",
    "Content-Type: message/rfc822\n",
    "Content-Transfer-Encoding: base64\n",
    "Content-Transfer-Encoding: quoted-printable\n",
    "Content-Disposition: attachment; filename*0*=utf-8''%C5; filename*1=x\n",
    "\n",
    "\r\n",
    "\n\n",
    "--b\n",
    "--b--\n",
    "--b c\n",
    "=",
    "=\n",
    "=E",
    "QUJD",
    "> ",
    ">",
    ">>> ",
    "On 12.11.2026 10:15, Anna <a@b> wrote:\n",
    "wrote:\n",
    "<a@b>:\n",
    "From: a@b\nSent: 2026\nTo: c\nSubject: d\n",
    "-----Original Message-----\n",
    "________\n",
    "-- \n",
    "--\n",
    "Pozdrawiam\n",
    "Anna Nowak\n",
    "Sent from my iPhone\n",
    "text ",
    "słowa",
    "\u{202B}",
    "\u{0}",
    "\u{FEFF}",
    "😀",
    "<div>",
    "</div>",
    "<blockquote type=cite>",
    "</blockquote>",
    "<p>",
    "<table><tr><td>",
    "</td>",
    "<style>",
    "</style>",
    "<!--",
    "-->",
    "<br>",
    "<pre>\n",
    "</br>",
    "<div class=gmail_quote>",
    "<div id=divRplyFwdMsg>",
    "<li>",
    "<ol start=-9223372036854775808>",
    "<a href=https://x>",
    "</a>",
    "&amp;",
    "&#x0;",
    "&#99999999;",
    "<![CDATA[",
    "<a b=c b=d",
    "\t",
    " ",
    ".",
    ":",
    "1. ",
];

/// Lines that make the rules for plain text look again and again.
const NASTY: &[&str] = &[
    "On 12.11.2026 10:15, Anna <a@b.example> wrote:\n",
    "wrote:\n",
    "<a@b.example>:\n",
    "a:\n> b\n",
    "From: a@b.example\n",
    "From: a\nSent: b\n",
    "To: x\n\n",
    "________\n",
    "--\n",
    "-- \n",
    "Pozdrawiam\n",
    "Anna\n",
    "> a\n",
    ">",
    "> \nx\n",
    "\n",
    "This message contains confidential\n\n",
    "Sent from my iPhone\n",
    "-Anna\n",
    "a,\n",
    "1",
    "12.11.2026 10:15 ",
    "@",
    "a@b ",
    "reply above this line\n",
    "- - -\n",
    "ł",
    "-----Anna wrote: -----\n",
    "a@b.example\n12.11.2026 10:15\n",
    "Aa: b <a@b.example>\n\n",
    "Aa: b <a@b.example>\nBb: 12.11.2026 10:15\nCc: d\n\n",
    "> On 12.11.2026 10:15, Anna <a@b.example> wrote:\nx\n",
    "On 12.11.2026 10:15, Anna <a@b.example> wrote: x ",
    ">>> Anna 12.11.2026 10:15 >>>\n",
    "Caution: external mail\n",
    "Pozdrawiam / Regards\n\n",
];

struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or_default() % sides
    }

    fn mail(&mut self) -> Vec<u8> {
        let mut mail = Vec::new();
        for _ in 0..=self.roll(40) {
            mail.extend_from_slice(PIECES[self.roll(PIECES.len())].as_bytes());
        }
        for _ in 0..self.roll(4) {
            let at = self.roll(mail.len());
            mail[at] = u8::try_from(self.roll(256)).unwrap_or_default();
        }
        mail
    }
}

#[test]
fn no_random_mail_makes_a_panic_or_loses_all_text() {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    for _ in 0..20_000 {
        let raw = dice.mail();
        let bare = visible_text(&String::from_utf8_lossy(&raw));
        assert!(!bare.text.is_empty() || !raw.iter().any(u8::is_ascii_alphanumeric), "{:?}", String::from_utf8_lossy(&raw));
        let Ok(mail) = read(&raw) else { continue };
        let reply = visible_reply(&mail);
        assert!(mail.html.is_some() || mail.text.as_deref().unwrap_or_default().len() >= reply.text.len());
        assert!(!whole(&mail).contains("<script"));
    }
}

/// At most so many looks at each byte, and so many at a mail of none.
fn bounded(what: &str, reply: &kontor_mail::VisibleReply, size: usize) {
    assert!(reply.steps <= 64 * size + 4096, "{what}: {} steps for {size} bytes", reply.steps);
}

#[test]
fn the_work_is_in_proportion_to_the_size_whatever_is_sent() {
    for piece in NASTY {
        for size in [2_000, 200_000] {
            let text = piece.repeat(size / piece.len());
            bounded(piece, &visible_text(&text), text.len());
        }
    }
    for piece in [
        "<div>",
        "<div class=gmail_quote>",
        "<blockquote>",
        "<b>",
        "</div>",
        "<table><tr><td>",
        "<p>a",
        "<a href=https://x.example>b",
        "<li>",
        "<br>",
        "<hr>",
        "<a b c d e f ",
        "&lt;",
        "<div id=appendonsend>",
        "<ol>",
        "<!-- ",
    ] {
        let html = piece.repeat(200_000 / piece.len());
        let raw = format!("From: a@b.example\nContent-Type: text/html\n\n{html}");
        let Ok(mail) = read(raw.as_bytes()) else { panic!("a mail is read") };
        bounded(piece, &visible_reply(&mail), html.len());
    }
}
