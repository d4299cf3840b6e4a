//! Mails that machines write: they never become messages. A note of absence becomes a mark on its person, a bounce one on its letter.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use kontor_mail::{Addressed, AutoKind, Bounce, Circumstances, Class, Mail, Severity, classify};
use kontor_store::model::{MailReason, MailState, Millis};
use kontor_store::{ClaimedMail, Refusal, ReplyAddress, Settled};

use super::Outcome;
use crate::app::App;
use crate::error::Result;

/// What becomes of the mail if a machine wrote it; `None`: a person did.
pub async fn decide(app: &App, claimed: &ClaimedMail, mail: &Mail, addressed: &Addressed) -> Result<Option<Outcome>> {
    let own = [app.postbox.domain()];
    let circumstances = Circumstances { envelope_from: Some(&claimed.envelope_from), own_domains: own_domains(app, &own) };
    let reason = match classify(mail, &circumstances) {
        Class::Human => return Ok(None),
        Class::Bounce(bounce) => {
            came_back(app, addressed, &bounce).await?;
            MailReason::Bounce
        }
        Class::Auto(auto) => match auto.kind {
            AutoKind::Absence => return absent(app, addressed, auto.away_until).await.map(Some),
            AutoKind::Calendar => MailReason::Calendar,
            AutoKind::Own => MailReason::OwnMail,
            AutoKind::Delivered => {
                delivered(app, addressed).await?;
                MailReason::AutoReply
            }
            _ => MailReason::AutoReply,
        },
    };
    let address = answered(app, addressed).await?;
    Ok(Some(Outcome::only(settled(reason, address.as_ref()))))
}

/// On a domain that we share with people, mail from it is not our own.
fn own_domains<'d>(app: &App, own: &'d [&'d str]) -> &'d [&'d str] {
    if app.config.mail.reply_mailbox.is_empty() { own } else { &[] }
}

async fn answered(app: &App, addressed: &Addressed) -> Result<Option<ReplyAddress>> {
    Ok(match addressed {
        Addressed::Reply(sealed) => app.store.reply_address(&sealed.id).await?,
        _ => None,
    })
}

fn settled(reason: MailReason, address: Option<&ReplyAddress>) -> Settled {
    let settled = Settled::new(MailState::Machine, Some(reason));
    match address {
        Some(address) => Settled {
            organization: Some(address.organization.clone()),
            person: Some(address.person.clone()),
            conversation: Some(address.conversation.clone()),
            topic: address.topic,
            ..settled
        },
        None => settled,
    }
}

/// The letter that came back is named by the address to which it came back.
async fn came_back(app: &App, addressed: &Addressed, bounce: &Bounce) -> Result<()> {
    let sealed = match addressed {
        Addressed::Bounce(sealed) => Some(sealed.clone()),
        _ => match bounce.original_return_path.as_deref().map(|path| app.postbox.read(path)) {
            Some(Addressed::Bounce(sealed)) => Some(sealed),
            _ => None,
        },
    };
    let Some(sealed) = sealed else { return Ok(()) };
    // Without a status the words decided whether the address is wrong for good (RFC 3463).
    let status = bounce.status.clone().unwrap_or_else(|| if bounce.severity == Severity::Hard { "5.1.1" } else { "4.0.0" }.to_owned());
    let refusal = Refusal { status, reason: bounce.diagnostic.clone().unwrap_or_default() };
    Ok(app.store.letter_bounced(&sealed.id, &refusal, app.now()).await?)
}

async fn delivered(app: &App, addressed: &Addressed) -> Result<()> {
    match addressed {
        Addressed::Bounce(sealed) => Ok(app.store.letter_accepted(&sealed.id, app.now()).await?),
        _ => Ok(()),
    }
}

async fn absent(app: &App, addressed: &Addressed, until: Option<Date>) -> Result<Outcome> {
    let address = answered(app, addressed).await?;
    if let Some(address) = &address {
        app.store.note_absence(address, until.and_then(end_of), app.now()).await?;
    }
    Ok(Outcome::only(settled(MailReason::Absence, address.as_ref())))
}

/// The end of that day somewhere on earth; a mark that goes some hours late does no harm.
fn end_of(day: Date) -> Option<Millis> {
    let next = day.tomorrow().ok()?.at(0, 0, 0, 0).to_zoned_datetime(TimeZone::UTC).ok()?;
    Some(next.timestamp().as_millisecond())
}
