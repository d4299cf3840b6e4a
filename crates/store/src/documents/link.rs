//! Documents that somebody joined by hand, where no reference says that they belong together.

use kontor_model::Millis;

use crate::access::Paper;
use crate::db::{Store, Tx};
use crate::error::{Error, Result};
use crate::hints::{Hint, HintKind};

impl Store {
    /// Joins two documents of the same two organizations; both see it. Joined twice, they are joined once.
    ///
    /// # Errors
    /// [`Error::NotFound`] if they are the same, or not between the same two.
    pub async fn join_papers(&self, paper: &Paper, other: &Paper, now: Millis) -> Result<()> {
        let viewer = paper.viewer();
        let same = paper.document() == other.document();
        if same || paper.partner().is_none() || paper.partner() != other.partner() || viewer.organization() != other.viewer().organization()
        {
            return Err(Error::NotFound);
        }
        let (one, two) = ordered(paper, other);
        let mut tx = self.write().await?;
        sql!(
            run,
            tx,
            "INSERT INTO document_link (one_id, other_id, low, high, organization_id, person_id, at)
             SELECT $1, $2, low, high, $3, $4, $5 FROM document WHERE id = $1 ON CONFLICT DO NOTHING",
            one,
            two,
            viewer.organization().as_str(),
            viewer.person().as_str(),
            now
        )?;
        hint(&mut tx, [paper, other], now);
        tx.commit().await
    }

    /// Takes such a link back; one that references make stays.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn part_papers(&self, paper: &Paper, other: &Paper, now: Millis) -> Result<()> {
        let (one, two) = ordered(paper, other);
        let mut tx = self.write().await?;
        sql!(run, tx, "DELETE FROM document_link WHERE one_id = $1 AND other_id = $2", one, two)?;
        hint(&mut tx, [paper, other], now);
        tx.commit().await
    }
}

fn ordered<'a>(paper: &'a Paper, other: &'a Paper) -> (&'a str, &'a str) {
    let (one, two) = (paper.document().as_str(), other.document().as_str());
    if one < two { (one, two) } else { (two, one) }
}

fn hint(tx: &mut Tx, papers: [&Paper; 2], now: Millis) {
    for paper in papers {
        for organization in [Some(paper.viewer().organization()), paper.partner()].into_iter().flatten() {
            let hint = Hint::new(HintKind::Document, organization.as_str(), paper.kind().topic(), now);
            tx.hint(hint.document(paper.document().as_str()));
        }
    }
}
