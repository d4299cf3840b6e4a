//! Stories about files: whose they are, and when they go.

use kontor_model::Permission;
use kontor_store::{Error, NewUpload, UploadFault, Viewer};
use tokio::io::AsyncReadExt as _;

use crate::desk::{Desk, bytes, id, invoice};
use crate::world::{DAY, MONDAY, on_both};

impl Desk {
    async fn uploads(&self, viewer: &Viewer, name: &str, key: Option<&str>, content: &str) -> Result<(String, bool), UploadFault> {
        let new = NewUpload { name, client_key: key, limit: 20 };
        let told = |head: &[u8], name: &str| format!("test/{} {name}", head.len());
        let uploaded = self.store().upload(viewer, new, bytes(content), told, MONDAY).await?;
        Ok((uploaded.attachment.id.to_string(), uploaded.fresh))
    }
}

#[tokio::test]
async fn an_upload_is_its_persons_alone_until_a_message_claims_it() {
    on_both(async |world| {
        let desk = Desk::open(world).await;
        let olek = desk.world.viewer(&desk.acme.id, "Olek", &[Permission::Messages]).await;
        let (mine, _) = desk.uploads(&desk.ann, "C:\\files\\note.txt", None, "five!").await.unwrap();
        let (file, mut content) = desk.store().attachment(&desk.ann, &mine).await.unwrap();
        let mut text = String::new();
        content.read_to_string(&mut text).await.unwrap();
        assert_eq!((file.name.as_str(), file.media_type.as_str(), file.size, text.as_str()), ("note.txt", "test/5 note.txt", 5, "five!"));
        for nosy in [&olek, &desk.bao] {
            assert!(matches!(desk.store().attachment(nosy, &mine).await, Err(Error::NotFound)));
        }
    })
    .await;
}

#[tokio::test]
async fn a_file_in_a_conversation_is_for_those_who_may_open_it_until_it_is_withdrawn() {
    on_both(async |world| {
        let desk = Desk::open(world).await;
        let olek = desk.world.viewer(&desk.acme.id, "Olek", &[Permission::Messages, Permission::Orders]).await;
        let billed = id(&desk.brings(&desk.bao, invoice("FV/1", "a")).await);
        let posted = desk.asks(&desk.ann, "Proof", "see the file", Some(&billed), &["proof.txt"]).await;
        let seated = desk.ann.seat(desk.store(), &posted.conversation).await.unwrap();
        let file = desk.store().message(&seated, 1).await.unwrap().files[0].clone();
        for reader in [&desk.ann, &desk.bao] {
            assert_eq!(desk.store().attachment(reader, &file.id).await.unwrap().0.sha256, file.sha256);
        }
        desk.store().attachment_in(&seated, &file.id).await.unwrap();
        assert!(matches!(desk.store().attachment(&olek, &file.id).await, Err(Error::NotFound)), "Olek has no permission for invoices");
        let other = desk.asks(&desk.ann, "Other", "no file", None, &[]).await;
        let other = desk.ann.seat(desk.store(), &other.conversation).await.unwrap();
        assert!(matches!(desk.store().attachment_in(&other, &file.id).await, Err(Error::NotFound)));
        desk.store().withdraw(&seated, 1, MONDAY + 1000).await.unwrap();
        for reader in [&desk.ann, &desk.bao] {
            assert!(matches!(desk.store().attachment(reader, &file.id).await, Err(Error::NotFound)));
        }
        assert_eq!(desk.store().sweep_blobs("", MONDAY + 3 * DAY).await.unwrap(), None);
        assert_eq!(desk.store().broken_link(&seated).await.unwrap(), None, "the chain holds though the bytes are gone");
    })
    .await;
}

#[tokio::test]
async fn the_same_key_stores_a_file_once_and_never_another_one() {
    on_both(async |world| {
        let desk = Desk::open(world).await;
        let (first, fresh) = desk.uploads(&desk.ann, "a.txt", Some("k"), "one").await.unwrap();
        assert!(fresh);
        assert_eq!(desk.uploads(&desk.ann, "a.txt", Some("k"), "one").await.unwrap(), (first.clone(), false));
        assert!(matches!(desk.uploads(&desk.ann, "a.txt", Some("k"), "two").await, Err(UploadFault::KeyReused)));
        assert_ne!(desk.uploads(&desk.bao, "a.txt", Some("k"), "one").await.unwrap().0, first, "keys are each person's own");
        assert!(matches!(desk.uploads(&desk.ann, "b.txt", None, "more than twenty bytes").await, Err(UploadFault::Stream(_))));
    })
    .await;
}

#[tokio::test]
async fn what_nobody_claims_goes_after_a_day_and_what_somebody_names_stays() {
    on_both(async |world| {
        let desk = Desk::open(world).await;
        let (lost, _) = desk.uploads(&desk.ann, "a.txt", None, "lost").await.unwrap();
        let billed = id(&desk.brings(&desk.bao, invoice("FV/1", "a")).await);
        desk.asks(&desk.ann, "Proof", "see the file", None, &["proof.txt"]).await;
        assert_eq!(desk.store().sweep_uploads(MONDAY + DAY - 1).await.unwrap(), 0);
        assert_eq!(desk.store().sweep_uploads(MONDAY + DAY + 1).await.unwrap(), 1);
        assert!(matches!(desk.store().attachment(&desk.ann, &lost).await, Err(Error::NotFound)));
        assert_eq!(desk.kept().await, 3);
        // Kept again before the sweep: whatever comes to name it finds it there.
        desk.store().keep(20, bytes("lost"), MONDAY + DAY).await.unwrap();
        desk.store().sweep_blobs("", MONDAY + DAY + 1).await.unwrap();
        assert_eq!(desk.kept().await, 3);
        desk.store().sweep_blobs("", MONDAY + 2 * DAY + 1).await.unwrap();
        assert_eq!(desk.kept().await, 2);
        let paper = desk.ann.paper(desk.store(), &billed).await.unwrap();
        assert_eq!(desk.store().original(&paper, None).await.unwrap().name, "FV-1.xml");
        let (anew, _) = desk.uploads(&desk.ann, "a.txt", None, "lost").await.unwrap();
        desk.store().attachment(&desk.ann, &anew).await.unwrap();
    })
    .await;
}

impl Desk {
    /// How many contents the store knows of.
    async fn kept(&self) -> i64 {
        self.world.count("blob".to_owned()).await
    }
}
