//! What differs between two documents, line by line: versions of one order, or an order and its confirmation.

use std::collections::HashMap;

use kontor_documents::{Document, Line, LineStatus, LineVerdict};
use rust_decimal::Decimal;

use crate::goods;
use crate::i18n::Reader;

/// All that differs.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Differences {
    pub head: Vec<Changed>,
    pub lines: Vec<LineDifference>,
}

/// A field with what stood there and what stands there now; a dash where nothing did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    pub field: String,
    pub before: String,
    pub after: String,
}

/// One line.
#[derive(Debug, PartialEq, Eq)]
pub struct LineDifference {
    pub how: How,
    /// The number by which both documents' readers find it.
    pub number: String,
    pub name: String,
    pub fields: Vec<Changed>,
    /// What the seller says of it: "rejected", "5 pcs come later".
    pub remarks: Vec<String>,
}

/// What became of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    Added,
    Removed,
    Changed,
}

impl How {
    /// A stable word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Changed => "changed",
        }
    }

    /// The colour of its chip.
    pub fn tone(self) -> &'static str {
        match self {
            Self::Added => "good",
            Self::Removed => "bad",
            Self::Changed => "blue",
        }
    }
}

/// So many lines stand in a message; the page shows them all.
const IN_A_MESSAGE: usize = 30;

impl Differences {
    pub fn is_empty(&self) -> bool {
        self.head.is_empty() && self.lines.is_empty()
    }

    /// Between two versions of a document.
    pub fn between(reader: &Reader, before: &Document, after: &Document) -> Self {
        let partners = partners(&before.lines, &after.lines);
        let mut lines = Vec::new();
        for (index, old) in before.lines.iter().enumerate() {
            match partners.get(&index).map(|now| &after.lines[*now]) {
                None => lines.push(whole(reader, How::Removed, index, old, before)),
                Some(now) => {
                    let fields = fields(reader, (old, before), (now, after));
                    if !fields.is_empty() {
                        lines.push(LineDifference { fields, ..named(How::Changed, index, old) });
                    }
                }
            }
        }
        let kept: Vec<usize> = partners.into_values().collect();
        let new = after.lines.iter().enumerate().filter(|(index, _)| !kept.contains(index));
        lines.extend(new.map(|(index, line)| whole(reader, How::Added, index, line, after)));
        Self { head: head(reader, before, after), lines }
    }

    /// Between an order and what its seller confirms. Lines that the confirmation does not name are not in question.
    pub fn confirmed(reader: &Reader, order: &Document, confirmation: &Document) -> Self {
        let by_number: HashMap<String, &Line> =
            order.lines.iter().enumerate().map(|(index, line)| (goods::number(index, line), line)).collect();
        let by_part: HashMap<&str, &Line> = order.lines.iter().filter_map(|line| Some((line.part_number.as_deref()?, line))).collect();
        let mut lines = Vec::new();
        for (index, line) in confirmation.lines.iter().enumerate() {
            let number = line.order_line.clone().unwrap_or_else(|| goods::number(index, line));
            let ordered = by_number.get(&number).or_else(|| by_part.get(line.part_number.as_deref().unwrap_or_default()));
            let difference = match ordered {
                Some(ordered) => confirmed_line(reader, (ordered, order), (line, confirmation)),
                None => whole(reader, How::Added, index, line, confirmation),
            };
            if difference.how == How::Added || !difference.fields.is_empty() || !difference.remarks.is_empty() {
                lines.push(LineDifference { number, ..difference });
            }
        }
        Self { head: Vec::new(), lines }
    }

    /// As lines of a message.
    pub fn told(&self, reader: &Reader) -> Vec<String> {
        let head = self.head.iter().map(|changed| format!("{}: {}", changed.field, arrow(changed)));
        let lines = self.lines.iter().take(IN_A_MESSAGE).map(|line| line.told(reader));
        let rest = self.lines.len().saturating_sub(IN_A_MESSAGE);
        let rest = (rest > 0).then(|| reader.t1("difference-more", "count", rest));
        head.chain(lines).chain(rest).collect()
    }
}

impl LineDifference {
    fn told(&self, reader: &Reader) -> String {
        let args = [("number", self.number.as_str().into()), ("name", self.name.as_str().into())];
        let line = reader.word_with("difference", self.how.as_str(), &args);
        let fields = self.fields.iter().map(|changed| match self.how {
            How::Changed => format!("{} {}", changed.field, arrow(changed)),
            How::Added => changed.after.clone(),
            How::Removed => changed.before.clone(),
        });
        let said: Vec<String> = self.remarks.iter().cloned().chain(fields).filter(|said| said != "–").collect();
        if said.is_empty() { line } else { format!("{line}: {}", said.join("; ")) }
    }
}

fn arrow(changed: &Changed) -> String {
    format!("{} → {}", changed.before, changed.after)
}

fn named(how: How, index: usize, line: &Line) -> LineDifference {
    let (number, name) = (goods::number(index, line), goods::name(line).to_owned());
    LineDifference { how, number, name, fields: Vec::new(), remarks: Vec::new() }
}

/// A line that came or went: all of it is news.
fn whole(reader: &Reader, how: How, index: usize, line: &Line, document: &Document) -> LineDifference {
    let nothing = (Line::default(), Document { currency: document.currency.clone(), ..Document::default() });
    let nothing = (&nothing.0, &nothing.1);
    let mut fields = match how {
        How::Removed => fields(reader, (line, document), nothing),
        How::Added | How::Changed => fields(reader, nothing, (line, document)),
    };
    let name = reader.t("column-item");
    fields.retain(|changed| changed.field != name);
    LineDifference { fields, ..named(how, index, line) }
}

/// Which line now stands for which before: by number, else by part number, where that is theirs alone.
fn partners(before: &[Line], after: &[Line]) -> HashMap<usize, usize> {
    let by = |lines: &[Line], key: fn(&Line) -> Option<&str>| {
        let mut places: HashMap<String, Option<usize>> = HashMap::new();
        for (index, line) in lines.iter().enumerate() {
            if let Some(key) = key(line) {
                places.entry(key.to_owned()).and_modify(|place| *place = None).or_insert(Some(index));
            }
        }
        places
    };
    let keys: [fn(&Line) -> Option<&str>; 2] = [|line| line.number.as_deref(), |line| line.part_number.as_deref()];
    let mut found = HashMap::new();
    for key in keys {
        let now = by(after, key);
        for (name, place) in by(before, key) {
            let (Some(old), Some(Some(new))) = (place, now.get(&name)) else { continue };
            if !found.contains_key(&old) && !found.values().any(|taken| taken == new) {
                found.insert(old, *new);
            }
        }
    }
    found
}

fn head(reader: &Reader, before: &Document, after: &Document) -> Vec<Changed> {
    let money = |document: &Document, sum: Option<Decimal>| {
        sum.map(|sum| reader.money(&sum.normalize().to_string(), document.currency.as_deref().unwrap_or_default()))
    };
    let date = |date: Option<jiff::civil::Date>| date.map(|date| reader.date(&date.to_string()));
    let days = |document: &Document| document.payment_days.map(|days| reader.t1("day-count", "count", days));
    let name = |party: &kontor_documents::Party| party.name.clone();
    let notes = |document: &Document| Some(document.notes.join(" ")).filter(|notes| !notes.is_empty());
    let both = [
        ("order-total", money(before, before.total_payable), money(after, after.total_payable)),
        ("fact-delivery", date(before.delivery_date), date(after.delivery_date)),
        ("fact-due", date(before.due_date), date(after.due_date)),
        ("payment-days", days(before), days(after)),
        ("seller", name(&before.seller), name(&after.seller)),
        ("buyer", name(&before.buyer), name(&after.buyer)),
        ("notes-on-document", notes(before), notes(after)),
    ];
    both.into_iter().filter_map(|(key, before, after)| changed(reader, key, before, after)).collect()
}

fn changed(reader: &Reader, key: &str, before: Option<String>, after: Option<String>) -> Option<Changed> {
    let dash = |text: Option<String>| text.unwrap_or_else(|| "–".to_owned());
    (before != after).then(|| Changed { field: reader.t(key), before: dash(before), after: dash(after) })
}

fn fields(reader: &Reader, (old, before): (&Line, &Document), (now, after): (&Line, &Document)) -> Vec<Changed> {
    let currency = |document: &Document| document.currency.clone().unwrap_or_default();
    let quantity = |line: &Line| line.quantity.map(|quantity| goods::quantity(reader, Some(quantity.normalize()), line.unit.as_deref()));
    let price = |line: &Line, document: &Document| goods::unit_price(line).map(|_| goods::price(reader, line, &currency(document)));
    let value = |line: &Line, document: &Document| {
        goods::value(line).map(|value| reader.amount(&value.normalize().to_string(), &currency(document)))
    };
    let date = |line: &Line| line.delivery_date.map(|date| reader.date(&date.to_string()));
    let same_price = goods::unit_price(old) == goods::unit_price(now);
    let (old_price, new_price) = if same_price { (None, None) } else { (price(old, before), price(now, after)) };
    let both = [
        ("column-item", old.name.clone(), now.name.clone()),
        ("part-number", old.part_number.clone(), now.part_number.clone()),
        ("column-quantity", quantity(old), quantity(now)),
        ("column-net-price", old_price, new_price),
        ("column-value", value(old, before), value(now, after)),
        ("fact-delivery", date(old), date(now)),
    ];
    both.into_iter().filter_map(|(key, before, after)| changed(reader, key, before, after)).collect()
}

fn confirmed_line(reader: &Reader, (ordered, order): (&Line, &Document), (line, confirmation): (&Line, &Document)) -> LineDifference {
    let plain = [LineStatus { verdict: LineVerdict::Accepted, ..LineStatus::default() }];
    let statuses: &[LineStatus] = if line.statuses.is_empty() { &plain } else { &line.statuses };
    let mut remarks: Vec<String> = statuses.iter().filter_map(|status| remark(reader, status, ordered)).collect();
    let mut now = Line {
        name: ordered.name.clone(),
        part_number: ordered.part_number.clone(),
        total: None,
        quantity: line.quantity.or(ordered.quantity),
        unit: ordered.unit.clone(),
        delivery_date: line.delivery_date.or(ordered.delivery_date),
        price: line.price.or(ordered.price),
        price_quantity: if line.price.is_some() { line.price_quantity } else { ordered.price_quantity },
        ..Line::default()
    };
    if let [only] = statuses {
        now.quantity = only.quantity.filter(|_| only.verdict != LineVerdict::Rejected).or(now.quantity);
        now.delivery_date = only.delivery_date.or(now.delivery_date);
        if let Some(price) = only.price {
            (now.price, now.price_quantity) = (Some(price), None);
        }
    }
    if ordered.delivery_date.is_none() {
        // A day that was not asked for is a promise, no deviation.
        now.delivery_date = None;
    }
    let ordered = Line { total: None, ..ordered.clone() };
    let mut fields = fields(reader, (&ordered, order), (&now, confirmation));
    let value = reader.t("column-value");
    fields.retain(|changed| changed.field != value);
    remarks.extend(line.notes.iter().map(|note| note.trim().to_owned()).filter(|note| !note.is_empty() && !fields.is_empty()));
    LineDifference { how: How::Changed, number: String::new(), name: goods::name(&ordered).to_owned(), fields, remarks }
}

/// What a line's status says beyond figures; nothing of one that is simply accepted.
fn remark(reader: &Reader, status: &LineStatus, ordered: &Line) -> Option<String> {
    let amount = |quantity: Option<Decimal>| goods::quantity(reader, quantity.map(|some| some.normalize()), ordered.unit.as_deref());
    let word = match status.verdict {
        LineVerdict::Accepted | LineVerdict::Delivered | LineVerdict::Other if status.backordered.is_none() => return None,
        LineVerdict::Changed if status.reasons.is_empty() && status.substitutes.is_empty() => return None,
        LineVerdict::Rejected => reader.t("line-rejected"),
        LineVerdict::Backordered => reader.t1("line-backordered", "quantity", amount(status.backordered.or(status.quantity))),
        _ if status.backordered.is_some() => reader.t1("line-backordered", "quantity", amount(status.backordered)),
        _ => reader.t("line-changed"),
    };
    let reasons = status.reasons.iter().filter_map(|reason| reason.text.clone().or_else(|| reason.code.clone()));
    let instead = status.substitutes.iter().filter_map(|other| other.name.clone().or_else(|| other.part_number.clone()));
    let instead = instead.map(|name| reader.t1("line-substitute", "name", name));
    Some([word].into_iter().chain(reasons).chain(instead).collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    fn line(number: &str, part: &str, quantity: &str, price: &str) -> Line {
        Line {
            number: Some(number.to_owned()),
            name: Some(format!("Bearing {part}")),
            part_number: Some(part.to_owned()),
            quantity: quantity.parse().ok(),
            unit: Some("H87".to_owned()),
            price: price.parse().ok(),
            ..Line::default()
        }
    }

    fn order(lines: Vec<Line>) -> Document {
        Document { currency: Some("EUR".to_owned()), lines, ..Document::default() }
    }

    fn reader() -> Reader {
        Reader::new(Language::En, "UTC", 0)
    }

    #[test]
    fn anna_reads_which_line_came_which_went_and_what_became_of_the_third() {
        let before = order(vec![line("1", "A", "10", "2.00"), line("2", "B", "5", "1"), line("3", "C", "1", "9")]);
        let after = order(vec![line("1", "A", "12", "2.0"), line("3", "C", "1", "9"), line("4", "D", "7", "3")]);
        let found = Differences::between(&reader(), &before, &after);
        let told = found.told(&reader());
        assert_eq!(
            told,
            [
                "Line 1, Bearing A: Quantity 10\u{a0}pcs → 12\u{a0}pcs; Value 20.00 → 24.00",
                "Removed, line 2, Bearing B: B; 5\u{a0}pcs; 1.00; 5.00",
                "Added, line 4, Bearing D: D; 7\u{a0}pcs; 3.00; 21.00",
            ]
        );
        assert!(Differences::between(&reader(), &before, &before).is_empty());
    }

    #[test]
    fn a_confirmation_differs_where_the_seller_says_so_or_states_other_figures() {
        let ordered = order(vec![line("1", "A", "10", "2.00"), line("2", "B", "5", "1"), line("3", "C", "1", "9")]);
        let rejected = LineStatus { verdict: LineVerdict::Rejected, ..LineStatus::default() };
        let confirmed = order(vec![
            line("1", "A", "10", "2"),
            Line { statuses: vec![rejected], ..line("2", "B", "5", "1") },
            line("3", "C", "1", "9.50"),
        ]);
        let told = Differences::confirmed(&reader(), &ordered, &confirmed).told(&reader());
        assert_eq!(told, ["Line 2, Bearing B: rejected", "Line 3, Bearing C: Net price 9.00 → 9.50"]);
        assert!(Differences::confirmed(&reader(), &ordered, &ordered).is_empty());
    }
}
