//! What was answered to the papers of the demo: confirmations, ship notices, a changed order, responses to invoices.

use std::collections::HashMap;

use jiff::civil::Date;
use kontor_model::person::Permission;

use super::deals::Deal;
use super::draft::{Draft, draft};
use super::{Kind, deals, file_stem, numbering, told, working_day};
use crate::demo::answers::{self, Verdict};
use crate::demo::firms::{Desk, Firm, Person};
use crate::demo::network;

/// One answer as a file, with whoever brings it in.
pub struct Answer {
    pub file_name: String,
    pub xml: String,
    pub issuer: &'static Firm,
    pub uploader: &'static Person,
    pub date: Date,
}

/// What an answer is, before it has its number.
enum What {
    Confirmed,
    /// Half of the first line, with these words.
    ConfirmedInPart(&'static str),
    Changed,
    Shipped,
    Verdict(&'static Verdict),
}

/// What the told deals need for their story; the others are answered by their age.
static VERDICTS: &[(&str, i32, Verdict)] = &[
    (
        "FV/2026/11/4744",
        6,
        Verdict {
            code: "UQ",
            reasons: &[("OPStatusReason", "PRI", "Position 1: vereinbart waren 8,60 EUR"), ("OPStatusAction", "PIN", "")],
            expected: Some(("BT-146", "8,60")),
        },
    ),
    (
        "INV-204418",
        9,
        Verdict {
            code: "UQ",
            reasons: &[("OPStatusReason", "PRI", "Line 1: ordered at 0.81"), ("OPStatusAction", "CNP", "")],
            expected: Some(("BT-146", "0.81")),
        },
    ),
    (
        "FS/2026/11/0551",
        3,
        Verdict { code: "RE", reasons: &[("OPStatusReason", "LEG", "USt-IdNr. fehlt"), ("OPStatusAction", "NIN", "")], expected: None },
    ),
    (
        "FVS/11/2026/0918",
        4,
        Verdict { code: "CA", reasons: &[("OPStatusReason", "PAY", "Termin płatności według umowy: 45 dni")], expected: None },
    ),
];
static IN_PROCESS: Verdict = Verdict { code: "IP", reasons: &[], expected: None };
static APPROVED: Verdict = Verdict { code: "AP", reasons: &[], expected: None };
static PAID: Verdict = Verdict { code: "PD", reasons: &[], expected: None };

/// An answer that still has no number, and the draft it is about.
struct Plan {
    days: i32,
    what: What,
    draft: Draft,
}

/// Every answer of the last 90 days, oldest first.
pub fn all(today: Date) -> anyhow::Result<Vec<Answer>> {
    let mut deals = told::deals();
    deals.extend(deals::by_chance());
    let numbered = numbering::number(&deals, today)?;
    let mut plans = Vec::new();
    for (deal, numbers) in deals.iter().zip(&numbered) {
        plan(deal, numbers, today, &mut plans)?;
    }
    plans.sort_by(|one, other| (other.days, &one.draft.number).cmp(&(one.days, &other.draft.number)));
    let mut serials: HashMap<&'static str, u32> = HashMap::new();
    plans.iter().map(|plan| answer(plan, today, &mut serials)).collect()
}

fn plan(deal: &Deal, numbers: &numbering::Numbers, today: Date, plans: &mut Vec<Plan>) -> anyhow::Result<()> {
    let order = deal.order.filter(|step| (1..=90).contains(&step.days));
    if let Some(step) = order {
        let mut add = |days: i32, what: What| -> anyhow::Result<()> {
            plans.push(Plan { days: days.max(0), what, draft: draft(deal, Kind::Order, numbers, today)? });
            Ok(())
        };
        match step.number {
            Some("LV-2026-0871") => {
                add(step.days - 2, What::Changed)?;
                add(step.days - 3, What::ConfirmedInPart("Reszta z następnej produkcji, w trzecim tygodniu grudnia."))?;
            }
            Some("PO-88325") => add(step.days - 2, What::ConfirmedInPart("Half of line 1 is on stock; the rest follows in two weeks."))?,
            _ => add(step.days - 1, What::Confirmed)?,
        }
        if let Some(invoice) = deal.invoice.filter(|invoice| invoice.days < step.days) {
            add(invoice.days + 1, What::Shipped)?;
        }
    }
    let Some(invoice) = deal.invoice.filter(|step| step.days <= 90) else { return Ok(()) };
    let told = VERDICTS.iter().find(|(number, ..)| numbers.invoice.as_deref() == Some(number));
    let verdicts: Vec<(i32, &'static Verdict)> = match told {
        Some((_, days, verdict)) => vec![(*days, verdict)],
        None => by_age(invoice.days, network::terms(deal.customer.key)),
    };
    for (days, verdict) in verdicts {
        plans.push(Plan { days, what: What::Verdict(verdict), draft: draft(deal, Kind::Invoice, numbers, today)? });
    }
    Ok(())
}

/// Accounts payable looks at an invoice after a week, approves it after three, and most are paid a week after they are due.
fn by_age(days: i32, terms: i32) -> Vec<(i32, &'static Verdict)> {
    let steps = [(8, &IN_PROCESS), (22, &APPROVED), (terms + 7, &PAID)];
    steps.into_iter().filter(|(after, _)| days > *after).map(|(after, verdict)| (days - after, verdict)).collect()
}

fn answer(plan: &Plan, today: Date, serials: &mut HashMap<&'static str, u32>) -> anyhow::Result<Answer> {
    let Plan { draft, what, .. } = plan;
    let date = working_day(today, plan.days)?.max(draft.date);
    let by_buyer = matches!(what, What::Changed | What::Verdict(_));
    let issuer = if by_buyer { draft.buyer } else { draft.seller };
    let serial = serials.entry(issuer.key).or_insert(1000);
    *serial += 1;
    let (desk, permission, number) = match what {
        What::Confirmed | What::ConfirmedInPart(_) => (Desk::Orders, Permission::Orders, format!("OC-{serial}")),
        What::Shipped => (Desk::Orders, Permission::Orders, format!("SN-{serial}")),
        What::Changed => (Desk::Purchasing, Permission::Orders, draft.number.clone()),
        What::Verdict(_) => (Desk::Payable, Permission::Invoices, format!("IR-{serial}")),
    };
    let xml = match what {
        What::Confirmed => answers::order_response(draft, &number, date, "AP", None)?,
        What::ConfirmedInPart(note) => answers::order_response(draft, &number, date, "CA", Some(note))?,
        What::Changed => answers::order_change(draft, date)?,
        What::Shipped => answers::ship_notice(draft, &number, date)?,
        What::Verdict(verdict) => answers::invoice_response(draft, &number, date, verdict)?,
    };
    let uploader = issuer.clerk(desk, permission).ok_or_else(|| anyhow::anyhow!("{} has nobody who may answer", issuer.name))?;
    Ok(Answer { file_name: format!("{}.xml", file_stem(&number)), xml, issuer, uploader, date })
}
