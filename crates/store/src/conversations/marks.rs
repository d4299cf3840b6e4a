//! What a person does with a conversation for himself: read, seen, unread, archive, mute; and for his firm: no reply needed.

use kontor_model::{EventKind, Millis, Turn};

use super::{About, hint_partner, hint_self, note, sit_down};
use crate::access::Seated;
use crate::db::{Store, Tx};
use crate::error::{Error, Result};
use crate::hints::HintKind;

impl Store {
    /// Notes that everything up to message `up_to` was read; whatever waited for it waits no more.
    ///
    /// Whoever was told of a message waits for those after it too, though they were not told anew: what is not read of them stays unread.
    ///
    /// `seen` says that it was really seen: open in a visible, focused window, or as a page without JavaScript. Only then
    /// does the partner's side learn of it. A number beyond the newest message counts as the newest.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn read_up_to(&self, seated: &Seated, up_to: i64, seen: bool, now: Millis) -> Result<()> {
        let (conversation, person) = (seated.conversation().as_str(), seated.viewer().person().as_str());
        if self.has_read(seated, up_to, seen).await? {
            return Ok(());
        }
        let mut tx = self.write().await?;
        sit_down(&mut tx, seated).await?;
        let (last, theirs) = sql!(
            one(i64, i64),
            tx,
            "SELECT last_seq, theirs_seq FROM side WHERE conversation_id = $1 AND organization_id = $2",
            conversation,
            seated.viewer().organization().as_str()
        )?;
        let up_to = up_to.clamp(0, last);
        let moved = sql!(
            run,
            tx,
            "UPDATE seat SET read_seq = $1, due_at = CASE WHEN $4 <= $1 THEN NULL ELSE due_at END,
               told_seq = CASE WHEN told_seq > read_seq AND told_seq <= $1 AND $4 > $1 THEN $1 + 1 ELSE told_seq END
             WHERE conversation_id = $2 AND person_id = $3 AND read_seq < $1",
            up_to,
            conversation,
            person,
            theirs
        )?;
        if moved > 0 {
            hint_self(&mut tx, seated, now);
        }
        if seen {
            self::seen(&mut tx, seated, up_to, now).await?;
        }
        tx.commit().await
    }

    /// Whether nothing would change, so that no write is needed.
    async fn has_read(&self, seated: &Seated, up_to: i64, seen: bool) -> Result<bool> {
        let mut tx = self.look().await?;
        let seat = sql!(
            optional(i64, i64),
            tx,
            "SELECT read_seq, seen_seq FROM seat WHERE conversation_id = $1 AND person_id = $2",
            seated.conversation().as_str(),
            seated.viewer().person().as_str()
        )?;
        Ok(seat.is_some_and(|(read, was_seen)| read >= up_to && (!seen || was_seen >= up_to)))
    }

    /// Marks it unread again for this person, from the partner's newest message on.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn mark_unread(&self, seated: &Seated, now: Millis) -> Result<()> {
        let viewer = seated.viewer();
        let mut tx = self.write().await?;
        sit_down(&mut tx, seated).await?;
        let (theirs,) = sql!(
            one(i64,),
            tx,
            "SELECT theirs_seq FROM side WHERE conversation_id = $1 AND organization_id = $2",
            seated.conversation().as_str(),
            viewer.organization().as_str()
        )?;
        if theirs > 0 {
            sql!(
                run,
                tx,
                "UPDATE seat SET told_seq = CASE WHEN told_seq < $1 THEN $1 ELSE told_seq END, read_seq = $1 - 1, archived = FALSE
                 WHERE conversation_id = $2 AND person_id = $3 AND read_seq >= $1",
                theirs,
                seated.conversation().as_str(),
                viewer.person().as_str()
            )?;
            hint_self(&mut tx, seated, now);
        }
        tx.commit().await
    }

    /// Archives it for this person, or brings it back.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn set_archived(&self, seated: &Seated, archived: bool, now: Millis) -> Result<()> {
        let mut tx = self.write().await?;
        sit_down(&mut tx, seated).await?;
        sql!(
            run,
            tx,
            "UPDATE seat SET archived = $1 WHERE conversation_id = $2 AND person_id = $3",
            archived,
            seated.conversation().as_str(),
            seated.viewer().person().as_str()
        )?;
        hint_self(&mut tx, seated, now);
        tx.commit().await
    }

    /// Mutes it for this person: no mail, still unread.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn set_muted(&self, seated: &Seated, muted: bool, now: Millis) -> Result<()> {
        let mut tx = self.write().await?;
        sit_down(&mut tx, seated).await?;
        sql!(
            run,
            tx,
            "UPDATE seat SET muted = $1, due_at = CASE WHEN $1 THEN NULL ELSE due_at END WHERE conversation_id = $2 AND person_id = $3",
            muted,
            seated.conversation().as_str(),
            seated.viewer().person().as_str()
        )?;
        hint_self(&mut tx, seated, now);
        tx.commit().await
    }

    /// Says for the whole organization that no reply is needed, or that one is after all.
    ///
    /// # Errors
    /// [`Error::Conflict`] with `turn` if it is not our turn, or there is nothing to take back.
    pub async fn set_settled(&self, seated: &Seated, settled: bool, now: Millis) -> Result<()> {
        let (conversation, own) = (seated.conversation().as_str(), seated.viewer().organization().as_str());
        let mut tx = self.write().await?;
        let (turn, theirs, last) = sql!(
            one(String, i64, i64),
            tx,
            "SELECT turn, theirs_seq, last_seq FROM side WHERE conversation_id = $1 AND organization_id = $2",
            conversation,
            own
        )?;
        let turn: Turn = turn.parse().map_err(crate::access::damaged)?;
        if settled && turn == Turn::Nobody || !settled && turn == Turn::Ours {
            return Ok(());
        }
        let possible = if settled { turn == Turn::Ours } else { turn == Turn::Nobody && theirs == last && theirs > 0 };
        if !possible {
            return Err(Error::Conflict("turn"));
        }
        let (ours, theirs) = if settled { (Turn::Nobody, Turn::Nobody) } else { (Turn::Ours, Turn::Theirs) };
        for (organization, turn) in [(own, ours), (seated.partner().as_str(), theirs)] {
            sql!(
                run,
                tx,
                "UPDATE side SET turn = $1, turn_since = $2 WHERE conversation_id = $3 AND organization_id = $4",
                turn.as_str(),
                now,
                conversation,
                organization
            )?;
        }
        let kind = if settled { EventKind::Settled } else { EventKind::Reopened };
        note(&mut tx, seated, kind, About::default(), now).await?;
        tx.commit().await
    }
}

/// The person has seen the thread up to there; if that is news of the firm, the partner learns of it.
async fn seen(tx: &mut Tx, seated: &Seated, up_to: i64, now: Millis) -> Result<()> {
    let viewer = seated.viewer();
    let (conversation, person, own) = (seated.conversation().as_str(), viewer.person().as_str(), viewer.organization().as_str());
    sql!(
        run,
        tx,
        "UPDATE seat SET seen_seq = $1 WHERE conversation_id = $2 AND person_id = $3 AND seen_seq < $1",
        up_to,
        conversation,
        person
    )?;
    let advanced = sql!(
        run,
        tx,
        "UPDATE side SET seen_seq = $1 WHERE conversation_id = $2 AND organization_id = $3 AND seen_seq < $1 AND theirs_seq > seen_seq",
        up_to,
        conversation,
        own
    )?;
    if advanced > 0 {
        sql!(
            run,
            tx,
            "INSERT INTO seen (conversation_id, organization_id, up_to_seq, person_id, at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
            conversation,
            own,
            up_to,
            person,
            now
        )?;
        hint_partner(tx, seated, HintKind::Read, now);
    }
    Ok(())
}
