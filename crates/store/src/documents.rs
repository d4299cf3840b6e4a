//! Documents: how they come in, how they are listed and opened.

pub(crate) mod chain;
pub(crate) mod detail;
pub(crate) mod link;
pub(crate) mod list;
mod narrowing;
pub(crate) mod parties;
pub(crate) mod query;
pub(crate) mod receive;
pub(crate) mod story;
pub(crate) mod talks;
pub(crate) mod telling;
pub(crate) mod timeline;
pub(crate) mod unanswered;
mod versions;
mod walk;

use std::collections::BTreeMap;

use crate::access::damaged;
use crate::error::Result;

/// A remark that the store adds to a record, in the form in which the record's own `warnings` stand.
#[derive(Debug, serde::Serialize)]
pub(crate) struct Remark {
    code: &'static str,
    field: Option<&'static str>,
    args: BTreeMap<&'static str, String>,
}

impl Remark {
    /// An order came again as new, with other content.
    pub(crate) fn sent_again_as_new() -> Self {
        Self { code: "sent-again-as-new", field: None, args: BTreeMap::new() }
    }

    /// The seller asks to pay to an account that this buyer has not seen before (BT-84).
    pub(crate) fn account_new(account: &str) -> Self {
        Self { code: "account-new", field: Some("BT-84"), args: BTreeMap::from([("value", account.to_owned())]) }
    }
}

/// The canonical record, as far as the store looks into it: `warnings` are added to, `payee_accounts` are read.
#[derive(Debug)]
pub(crate) struct Record(serde_json::Map<String, serde_json::Value>);

impl Record {
    pub(crate) fn read(json: &str) -> Result<Self> {
        serde_json::from_str(json).map(Self).map_err(damaged)
    }

    /// The accounts to pay to, in the form in which they are compared.
    pub(crate) fn payee_accounts(&self) -> Vec<String> {
        let accounts = self.0.get("payee_accounts").and_then(serde_json::Value::as_array);
        let compact = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_uppercase();
        let accounts = accounts.into_iter().flatten().filter_map(serde_json::Value::as_str).map(compact);
        accounts.filter(|account| !account.is_empty()).collect()
    }

    /// The record with one more remark.
    pub(crate) fn remark(&mut self, remark: &Remark) -> Result<()> {
        let remark = serde_json::to_value(remark).map_err(damaged)?;
        let warnings = self.0.entry("warnings").or_insert_with(|| serde_json::Value::Array(Vec::new()));
        if let Some(warnings) = warnings.as_array_mut() {
            warnings.push(remark);
        }
        Ok(())
    }

    pub(crate) fn write(&self) -> Result<String> {
        serde_json::to_string(&self.0).map_err(damaged)
    }
}
