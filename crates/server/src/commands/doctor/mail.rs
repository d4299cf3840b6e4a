//! The doctor on mail: does it go out, can answers come in, is it signed.

use super::Finding;
use crate::carrier;
use crate::config::Config;

pub async fn look(config: &Config) -> Vec<Finding> {
    let mut findings = vec![way_out(config).await];
    findings.extend(answers(config));
    findings.extend(mailbox(config).await);
    findings
}

/// Whether the mailbox that is read lets us in; nothing in it is touched.
async fn mailbox(config: &Config) -> Option<Finding> {
    let imap = config.mail.mailbox().ok()??;
    Some(match imap.open().await {
        Ok(mailbox) => {
            let how = if mailbox.idles() { "its server tells of mail at once (IDLE)" } else { "it is looked at once a minute" };
            mailbox.leave().await;
            Finding::Ok(format!("mail in: the mailbox {} lets us in; {how}", imap.name()))
        }
        Err(fault) => Finding::Fail(format!("mail in: the mailbox {}: {fault}", imap.name())),
    })
}

async fn way_out(config: &Config) -> Finding {
    let to_a_folder = config.mail.smtp_url.is_empty();
    match carrier::check(config).await {
        Err(why) => Finding::Fail(format!("mail out: {why}")),
        Ok(()) if to_a_folder && config.is_https() => Finding::Warn(format!(
            "mail out: `mail.smtp_url` is empty, so letters become files in {} and reach nobody",
            config.outgoing_mail().display()
        )),
        Ok(()) if to_a_folder => Finding::Ok(format!("mail out: letters become files in {}", config.outgoing_mail().display())),
        Ok(()) => Finding::Ok(format!("mail out: the mail server lets us in; letters come from {}", config.mail_from())),
    }
}

/// Once letters go to people, people answer.
fn answers(config: &Config) -> Option<Finding> {
    let mail = &config.mail;
    if mail.smtp_url.is_empty() {
        return None;
    }
    let domain = config.reply_domain();
    Some(if !config.answers_arrive() {
        Finding::Warn(
            "mail in: no `mail.reply_domain`, `mail.lmtp_listen` or `mail.imap_url` is set, so nobody can answer a letter".to_owned(),
        )
    } else if mail.has_a_way_in() {
        Finding::Ok(format!("mail in: answers come to addresses at {domain}"))
    } else {
        Finding::Warn(format!(
            "mail in: answers go to addresses at {domain}; see to it that its mail server hands them to `kontor mail deliver`"
        ))
    })
}
