//! A name server of our own for tests: it knows the records it is given, nothing else exists, and some names it never answers.

use std::collections::HashMap;
use std::net::SocketAddr;

use tokio::net::UdpSocket;

/// What the name server knows: TXT records by their name. The text `(silence)` is never answered.
pub type Records = HashMap<String, String>;

/// Answers until the runtime ends.
pub async fn name_server(records: Records) -> SocketAddr {
    let socket = UdpSocket::bind("127.0.0.1:0").await.unwrap();
    let address = socket.local_addr().unwrap();
    #[expect(clippy::disallowed_methods, reason = "a server of the test's own, which ends with it")]
    tokio::spawn(async move {
        let mut question = [0; 1500];
        while let Ok((length, from)) = socket.recv_from(&mut question).await {
            if let Some(answer) = answer(&question[..length], &records) {
                socket.send_to(&answer, from).await.unwrap();
            }
        }
    });
    address
}

/// RFC 1035, section 4: the header, the question as it came, and perhaps one answer.
fn answer(question: &[u8], records: &Records) -> Option<Vec<u8>> {
    let (mut at, mut labels) = (12, Vec::new());
    while question[at] != 0 {
        let end = at + 1 + usize::from(question[at]);
        labels.push(String::from_utf8_lossy(&question[at + 1..end]).to_lowercase());
        at = end;
    }
    let asked = &question[12..at + 5];
    let is_txt = question[at + 1..at + 3] == [0, 16];
    let record = records.get(&labels.join("."));
    if record.is_some_and(|text| text == "(silence)") {
        return None;
    }
    let text = record.filter(|_| is_txt);
    let (code, count) = if record.is_some() { (0x80, u8::from(text.is_some())) } else { (0x83, 0) };
    let mut answer = vec![question[0], question[1], 0x85, code, 0, 1, 0, count, 0, 0, 0, 0];
    answer.extend_from_slice(asked);
    if let Some(text) = text {
        let pieces: Vec<u8> =
            text.as_bytes().chunks(255).flat_map(|piece| [&[u8::try_from(piece.len()).unwrap()], piece].concat()).collect();
        answer.extend_from_slice(&[0xC0, 12, 0, 16, 0, 1, 0, 0, 0, 60]);
        answer.extend_from_slice(&u16::try_from(pieces.len()).unwrap().to_be_bytes());
        answer.extend_from_slice(&pieces);
    }
    Some(answer)
}
