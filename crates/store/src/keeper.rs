//! Who may keep an organization's account: its own administrators, and the operator for every one.

use kontor_model::ids::{OrganizationId, PersonId};

use crate::access::{Administrator, Operator};
use crate::error::{Error, Result};

/// Either proof that allows to change an account. Functions that take one accept `&Operator` and `&Administrator` alike.
#[derive(Debug, Clone, Copy)]
pub enum Keeper<'a> {
    /// For every organization of the network.
    Operator(&'a Operator),
    /// For their own organization.
    Administrator(&'a Administrator),
}

impl<'a> From<&'a Operator> for Keeper<'a> {
    fn from(operator: &'a Operator) -> Self {
        Self::Operator(operator)
    }
}

impl<'a> From<&'a Administrator> for Keeper<'a> {
    fn from(administrator: &'a Administrator) -> Self {
        Self::Administrator(administrator)
    }
}

impl Keeper<'_> {
    /// [`Error::NotFound`] unless this organization is theirs to change.
    pub(crate) fn keeps(&self, organization: &OrganizationId) -> Result<()> {
        match self {
            Self::Administrator(who) if who.viewer().organization() != organization => Err(Error::NotFound),
            _ => Ok(()),
        }
    }

    /// Whether the network itself may be changed, not only one account.
    pub(crate) fn is_operator(&self) -> bool {
        matches!(self, Self::Operator(_))
    }

    /// The person, unless it is the command line.
    pub(crate) fn person(&self) -> Option<&PersonId> {
        match self {
            Self::Operator(who) => who.person(),
            Self::Administrator(who) => Some(who.viewer().person()),
        }
    }
}
