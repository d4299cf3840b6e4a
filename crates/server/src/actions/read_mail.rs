//! To read a mail, off the event loop: where the reader breaks over a crafted mail, it breaks alone.

use bytes::Bytes;
use kontor_mail::Mail;

use crate::error::{Error, Result};

/// `None`: it is no mail that can be read.
///
/// # Errors
/// [`Error::Broken`] if the reader broke.
pub async fn read_mail(whole: Bytes) -> Result<Option<Mail>> {
    let read = tokio::task::spawn_blocking(move || kontor_mail::read(&whole)).await;
    read.map(std::result::Result::ok).map_err(|fault| Error::broken(format_args!("the reader of mails broke: {fault}")))
}
