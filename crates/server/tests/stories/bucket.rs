//! Files in a bucket: they go up and come down whole, are kept once, go when nobody names them, and a bucket that is away loses nothing.

use kontor_server::clock::Clock;
use kontor_server::serve::Server;
use kontor_store::Engine;
use reqwest::Method;
use serde_json::json;
use sha2::{Digest as _, Sha256};

use crate::servers::bucket::{ACCESS_KEY, Bucket, SECRET_KEY};
use crate::world::{Answer, Program, World, invoice, run_as};

/// More than S3 takes in one part, and not a whole number of them.
const LARGE: usize = 10_485_760 - 17;

async fn uploads(program: &Program<'_>, name: &str, content: String) -> Answer {
    program.ask(Method::POST, &format!("/api/v1/attachments?name={name}"), |request| request.body(content)).await
}

/// Where a content lies.
fn place(content: &str) -> String {
    let name = hex::encode(Sha256::digest(content));
    format!("{}/{}", &name[..2], &name[2..])
}

fn files_go_up_and_come_down_whole_once_for_each_content(engine: Engine) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let bucket = runtime.block_on(Bucket::start());
    run_as(
        engine,
        |config| bucket.configure(config),
        async |world: &World| {
            world.numbers().await;
            let (ann, bao) = (world.program("ann@acme.example").await, world.program("bao@bolt.example").await);
            let large = "Zażółć gęślą jaźń\n".repeat(LARGE / 27);
            let contents = [String::new(), "small".to_owned(), large.clone()];
            let mut ids = Vec::new();
            for (number, content) in contents.iter().enumerate() {
                let made = uploads(&ann, &format!("{number}.txt"), content.clone()).await.expect(201).json();
                assert_eq!(made["sha256"], json!(hex::encode(Sha256::digest(content))));
                ids.push(made["id"].as_str().unwrap().to_owned());
            }
            uploads(&bao, "the-same.txt", "small".to_owned()).await.expect(201);
            let mut expected: Vec<String> = contents.iter().map(|content| place(content)).collect();
            expected.sort();
            assert_eq!(bucket.names().await, expected, "each content once, under its hash");

            let told = json!({"partner_id": world.firms.bolt, "subject": "Files", "body": "See below.", "attachment_ids": ids});
            ann.post("/api/v1/conversations", &told).await.expect(201);
            for (id, content) in ids.iter().zip(&contents) {
                let answer = bao.get(&format!("/api/v1/attachments/{id}")).await.expect(200);
                assert_eq!(answer.header("content-length"), content.len().to_string());
                assert!(answer.text == *content, "{id} came back as it was");
            }
            let paper = bao.brings(&invoice("FV/1", "100.00")).await;
            bao.get(&format!("/api/v1/documents/{paper}/original")).await.expect(200).says("FV/1");
            assert_eq!(bucket.names().await.len(), 4);
        },
    );
}

#[test]
fn files_go_up_and_come_down_whole_once_for_each_content_on_sqlite() {
    files_go_up_and_come_down_whole_once_for_each_content(Engine::Sqlite);
}

#[test]
fn files_go_up_and_come_down_whole_once_for_each_content_on_postgres() {
    files_go_up_and_come_down_whole_once_for_each_content(Engine::Postgres);
}

fn what_nobody_claims_leaves_the_bucket_and_a_bucket_that_is_away_loses_nothing(engine: Engine) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let bucket = runtime.block_on(Bucket::start());
    run_as(
        engine,
        |config| bucket.configure(config),
        async |world: &World| {
            let ann = world.program("ann@acme.example").await;
            uploads(&ann, "lost.txt", "lost".to_owned()).await.expect(201);
            let kept = uploads(&ann, "kept.txt", "kept".to_owned()).await.expect(201).json();
            let told = json!({"partner_id": world.firms.bolt, "subject": "Files", "body": "See below.", "attachment_ids": [kept["id"]]});
            ann.post("/api/v1/conversations", &told).await.expect(201);
            world.minutes_pass(3 * 24 * 60);
            while world.store().sweep_uploads(world.clock.now()).await.unwrap() > 0 {}
            world.store().sweep_blobs("", world.clock.now()).await.unwrap();
            assert_eq!(bucket.names().await, [place("kept")]);
            uploads(&ann, "again.txt", "lost".to_owned()).await.expect(201);
            assert_eq!(bucket.names().await.len(), 2, "swept, and kept anew");

            bucket.goes_away();
            let refused = uploads(&ann, "more.txt", "more".to_owned()).await;
            assert!(refused.header("retry-after") == "10", "{refused:?}");
            refused.expect(503);
            let path = format!("/api/v1/attachments/{}", kept["id"].as_str().unwrap());
            ann.get(&path).await.expect(503);
            ann.get("/api/v1/conversations").await.expect(200).says("Files");
            bucket.comes_back().await;
            uploads(&ann, "more.txt", "more".to_owned()).await.expect(201);
            assert_eq!(bucket.names().await, [place("more")]);
            ann.get(&path).await.expect(500);
        },
    );
}

#[test]
fn what_nobody_claims_leaves_the_bucket_and_a_bucket_that_is_away_loses_nothing_on_sqlite() {
    what_nobody_claims_leaves_the_bucket_and_a_bucket_that_is_away_loses_nothing(Engine::Sqlite);
}

#[test]
fn what_nobody_claims_leaves_the_bucket_and_a_bucket_that_is_away_loses_nothing_on_postgres() {
    what_nobody_claims_leaves_the_bucket_and_a_bucket_that_is_away_loses_nothing(Engine::Postgres);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_whose_bucket_is_not_there_says_so_and_keeps_its_keys_to_itself() {
    let bucket = Bucket::start().await;
    let folder = tempfile::tempdir().unwrap();
    let mut config =
        kontor_server::config::Config { listen: ([127, 0, 0, 1], 0).into(), data_dir: folder.path().to_owned(), ..Default::default() };
    bucket.configure(&mut config);
    "s3://elsewhere".clone_into(&mut config.blobs.url);
    for told in [format!("{config:?}"), config.explained()] {
        assert!(!told.contains(SECRET_KEY) && !told.contains(ACCESS_KEY), "{told}");
    }
    let fault = format!("{:#}", Server::start(config, Clock::System, false).await.unwrap_err());
    assert!(fault.contains("s3://elsewhere") && fault.contains("there is no such bucket"), "{fault}");
    assert!(!fault.contains(SECRET_KEY) && !fault.contains(ACCESS_KEY), "{fault}");
}
