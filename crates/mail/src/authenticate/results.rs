//! What our own mail server found out about a mail: its `Authentication-Results`, read by their grammar (RFC 8601, section 2.2).

use super::{Outcome, Reason, Verdict, author, stands_for};
use crate::Mail;

/// What our own mail server says about a mail, if it says anything; then no DNS need be asked.
///
/// Believed is only the topmost field, it must bear `authserv_id`, and only our own server's `Received` may stand above it: everything further
/// down can be written by the sender. (The mail server must also remove fields that bear its name and are not its own, RFC 8601, section 5.)
/// An empty `authserv_id` believes nothing.
pub fn believed(mail: &Mail, authserv_id: &str) -> Option<Verdict> {
    let field = topmost(mail, authserv_id)?;
    let results = parse(field)?;
    if authserv_id.is_empty() || !results.server.eq_ignore_ascii_case(authserv_id) {
        return None;
    }
    let Some(domain) = author(mail) else {
        return Some(Verdict::new(Outcome::None, Reason::NoSingleAuthor, String::new()));
    };
    let (outcome, reason) = decide(&results.methods, &domain);
    Some(Verdict::new(outcome, reason, domain))
}

/// The first field of that name above the `Received` lines of others.
fn topmost<'a>(mail: &'a Mail, authserv_id: &str) -> Option<&'a str> {
    let mut border = false;
    let mut own: Option<String> = None;
    for (name, value) in mail.headers.iter() {
        if name.eq_ignore_ascii_case("Authentication-Results") {
            return Some(value);
        }
        if name.eq_ignore_ascii_case("Received") {
            let hop = Hop::read(value);
            let ours = hop.by.eq_ignore_ascii_case(authserv_id) || own.get_or_insert_with(|| hop.by.clone()).eq_ignore_ascii_case(&hop.by);
            // Behind the hop at which the mail came in from outside, no line is our own any more.
            if border || !ours {
                return None;
            }
            border = hop.from_outside;
        }
    }
    None
}

/// One `Received` line (RFC 5321, section 4.4).
struct Hop {
    by: String,
    from_outside: bool,
}

impl Hop {
    fn read(value: &str) -> Self {
        let words: Vec<&str> = value.split_whitespace().collect();
        let behind = |name: &str| words.iter().position(|word| word.eq_ignore_ascii_case(name)).and_then(|at| words.get(at + 1));
        let by = behind("by").map(|host| host.trim_end_matches(';').to_owned()).unwrap_or_default();
        let before = value.split(" by ").next().unwrap_or_default();
        let local = ["localhost", "[127.0.0.1]", "[::1]", "[IPv6:::1]"].iter().any(|here| before.contains(here));
        Self { by, from_outside: value.trim_start().to_ascii_lowercase().starts_with("from ") && !local }
    }
}

/// One field, taken apart.
#[derive(Debug, PartialEq, Eq)]
struct Results {
    server: String,
    methods: Vec<Method>,
}

/// `dkim=pass header.d=acme.example`
#[derive(Debug, Default, PartialEq, Eq)]
struct Method {
    name: String,
    result: String,
    properties: Vec<(String, String)>,
}

impl Method {
    fn property(&self, name: &str) -> Option<&str> {
        self.properties.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The domain of a property that may be an address.
    fn domain(&self, name: &str) -> Option<&str> {
        self.property(name).map(|value| value.rsplit_once('@').map_or(value, |(_, domain)| domain))
    }
}

/// The policy counts first: where it failed, an aligned signature beside it does not help.
fn decide(methods: &[Method], author: &str) -> (Outcome, Reason) {
    let dmarc = |result: &str| methods.iter().any(|method| method.name == "dmarc" && method.result == result);
    if dmarc("fail") {
        return (Outcome::Fail, Reason::AgainstPolicy);
    }
    // Said of another author than the one in the mail, it says nothing.
    let same = |method: &&Method| method.domain("header.from").is_none_or(|from| from.eq_ignore_ascii_case(author));
    if methods.iter().filter(|method| method.name == "dmarc" && method.result == "pass").any(|method| same(&method)) {
        return (Outcome::Pass, Reason::Policy);
    }
    let passes = |name: &str, domains: [&str; 2]| {
        let mut passed = methods.iter().filter(|method| method.name == name && method.result == "pass");
        passed.any(|method| domains.iter().any(|property| method.domain(property).is_some_and(|shown| stands_for(shown, author))))
    };
    if passes("dkim", ["header.d", "header.i"]) {
        return (Outcome::Pass, Reason::Signature);
    }
    if passes("spf", ["smtp.mailfrom", "smtp.mail"]) {
        return (Outcome::Pass, Reason::Address);
    }
    let temporary = methods.iter().any(|method| method.result == "temperror" && matches!(method.name.as_str(), "dmarc" | "dkim" | "spf"));
    if temporary { (Outcome::Unknown, Reason::NoAnswer) } else { (Outcome::None, Reason::Unsigned) }
}

/// Takes a field apart; none if it does not follow the grammar.
fn parse(field: &str) -> Option<Results> {
    let mut segments = segments(field).into_iter();
    let mut head = segments.next()?.into_iter();
    let Token::Word(server) = head.next()? else { return None };
    let methods = segments.filter(|tokens| !tokens.is_empty()).map(|tokens| method(&tokens)).collect::<Option<Vec<_>>>()?;
    Some(Results { server, methods: methods.into_iter().filter(|method| method.name != "none").collect() })
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Word(String),
    Equals,
}

/// Words and equals signs between semicolons, without comments; what is quoted is one word (RFC 5322, section 3.2).
fn segments(field: &str) -> Vec<Vec<Token>> {
    let mut segments = vec![Vec::new()];
    let mut word = String::new();
    let mut letters = field.chars();
    let mut depth = 0_u32;
    let mut quoted = false;
    while let Some(letter) = letters.next() {
        match letter {
            '\\' if quoted || depth > 0 => {
                let escaped = letters.next();
                if depth == 0 {
                    word.extend(escaped);
                }
            }
            '"' if depth == 0 => quoted = !quoted,
            _ if quoted => word.push(letter),
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            ';' | '=' | ' ' | '\t' => {
                end_word(&mut segments, &mut word);
                match (letter, segments.last_mut()) {
                    (';', _) => segments.push(Vec::new()),
                    ('=', Some(last)) => last.push(Token::Equals),
                    _ => {}
                }
            }
            _ => word.push(letter),
        }
    }
    end_word(&mut segments, &mut word);
    segments
}

fn end_word(segments: &mut [Vec<Token>], word: &mut String) {
    if let Some(last) = segments.last_mut().filter(|_| !word.is_empty()) {
        last.push(Token::Word(std::mem::take(word)));
    }
}

/// `method[/version]=result`, then properties. The word `none` alone says that nothing was looked at.
fn method(tokens: &[Token]) -> Option<Method> {
    if let [Token::Word(word)] = tokens {
        return word.eq_ignore_ascii_case("none").then(|| Method { name: "none".to_owned(), ..Method::default() });
    }
    let mut pairs = Vec::new();
    let mut at = 0;
    while let Some(Token::Word(name)) = tokens.get(at) {
        let (Some(Token::Equals), Some(Token::Word(value))) = (tokens.get(at + 1), tokens.get(at + 2)) else {
            // "action none" of one maker is no property; what follows is still read.
            at += 1;
            continue;
        };
        pairs.push((name.to_ascii_lowercase(), value.clone()));
        at += 3;
        // A value may itself hold equals signs, as the base64 of header.b does.
        while tokens.get(at) == Some(&Token::Equals) {
            at += 1;
        }
    }
    let mut pairs = pairs.into_iter();
    let (name, result) = pairs.next()?;
    let name = name.split('/').next().unwrap_or_default().to_owned();
    Some(Method { name, result: result.to_ascii_lowercase(), properties: pairs.collect() })
}
