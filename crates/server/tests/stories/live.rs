//! The live stream: what happened is hinted at once, to those it concerns and to nobody else; nothing is missed after a break.

use std::time::Duration;

use kontor_store::model::ids::new_id;

use crate::world::{Stream, World};

/// Something happens at Acme.
async fn something_happens(world: &World, name: &str) {
    let new = kontor_store::NewPerson {
        organization: world.firms.acme.clone(),
        name: name.to_owned(),
        email: format!("{name}@acme.example"),
        permissions: None,
        language: None,
        operator: false,
        password_hash: None,
    };
    world.store().create_person(&world.operator, new, world.clock.now()).await.unwrap();
}

async fn hello(stream: &mut Stream) -> String {
    let event = stream.next().await.unwrap();
    assert_eq!(event.name, "hello");
    event.id
}

on_both_engines! {
    async fn ann_is_told_at_once_and_mallory_is_not(world) {
        let (ann, mallory) = (world.sign_in("ann@acme.example").await, world.sign_in("mallory@other.example").await);
        let (mut at_acme, mut at_other) = (ann.live(None).await, mallory.live(None).await);
        hello(&mut at_acme).await;
        hello(&mut at_other).await;
        something_happens(world, "ina").await;
        let (id, hint) = at_acme.hint().await;
        assert_eq!(hint["type"], "account");
        assert!(!id.is_empty());
        let told = tokio::time::timeout(Duration::from_millis(300), at_other.hint()).await;
        assert!(told.is_err(), "Mallory was told {told:?}");
    }

    async fn what_happened_during_a_break_is_told_after_it(world) {
        let ann = world.sign_in("ann@acme.example").await;
        let mut stream = ann.live(None).await;
        let last = hello(&mut stream).await;
        drop(stream);
        something_happens(world, "ina").await;
        let mut stream = ann.live(Some(&last)).await;
        assert_eq!(stream.hint().await.1["type"], "account");
        let unknown = ["nonsense".to_owned(), new_id(world.clock.now() - 24 * 3_600_000), new_id(world.clock.now() + 24 * 3_600_000)];
        for last in unknown {
            let mut stream = ann.live(Some(&last)).await;
            assert_eq!(stream.hint().await.1["type"], "resync", "after {last}");
        }
    }

    async fn a_page_names_the_moment_from_which_it_listens(world) {
        let ann = world.sign_in("ann@acme.example").await;
        let home = ann.get("/").await.expect(200);
        let (_, after) = home.text.split_once("data-live-after=\"").unwrap();
        let (after, _) = after.split_once('"').unwrap();
        something_happens(world, "ina").await;
        assert_eq!(ann.live(Some(after)).await.hint().await.1["type"], "account");
    }

    async fn a_program_listens_by_its_token(world) {
        let mut stream = world.program("ann@acme.example").await.events().await;
        hello(&mut stream).await;
        something_happens(world, "ina").await;
        assert_eq!(stream.hint().await.1["type"], "account");
    }

    async fn one_person_cannot_hold_any_number_of_streams(world) {
        let ann = world.sign_in("ann@acme.example").await;
        let mut streams = Vec::new();
        for _ in 0..32 {
            streams.push(ann.live(None).await);
        }
        ann.get("/live").await.expect(429);
        let bao = world.sign_in("bao@bolt.example").await;
        hello(&mut bao.live(None).await).await;
    }
}

#[test]
fn streams_end_when_the_server_does() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let world = World::new(kontor_store::Engine::Sqlite, |_| {}).await;
        let mut stream = world.sign_in("ann@acme.example").await.live(None).await;
        hello(&mut stream).await;
        world.server.stop().await;
        assert_eq!(stream.next().await, None);
    });
}
