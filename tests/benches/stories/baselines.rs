//! Two plain ways to tell stories apart: TF-IDF cosine in a single pass, and simhash.

use std::collections::HashMap;

use newshawk_core::text;

/// An article joins the first story whose centre is as like it as the threshold asks.
pub(crate) fn tf_idf(texts: &[String], threshold: f64) -> Vec<usize> {
    let counts: Vec<HashMap<String, f64>> = texts.iter().map(|text| count(text)).collect();
    let mut documents: HashMap<&str, f64> = HashMap::new();
    for words in &counts {
        for word in words.keys() {
            *documents.entry(word).or_default() += 1.0;
        }
    }
    let all = texts.len() as f64;
    let mut centres: Vec<HashMap<&str, f64>> = Vec::new();
    let mut ours = Vec::new();
    for words in &counts {
        let weigh = |(word, count): (&'_ String, &f64)| {
            (1.0 + count.ln()) * (1.0 + (1.0 + all) / (1.0 + documents[word.as_str()])).ln()
        };
        let length = words
            .iter()
            .map(weigh)
            .map(|it| it * it)
            .sum::<f64>()
            .sqrt();
        let vector: Vec<(&str, f64)> = words
            .iter()
            .map(|entry| (entry.0.as_str(), weigh(entry) / length))
            .collect();
        let likeness = |centre: &HashMap<&str, f64>| {
            let size = centre.values().map(|it| it * it).sum::<f64>().sqrt();
            let shared = vector
                .iter()
                .map(|(word, it)| it * centre.get(word).unwrap_or(&0.0));
            shared.sum::<f64>() / size
        };
        let best = centres
            .iter()
            .enumerate()
            .map(|(at, centre)| (at, likeness(centre)))
            .max_by(|a, b| a.1.total_cmp(&b.1));
        let story = match best {
            Some((story, likeness)) if likeness >= threshold => story,
            _ => {
                centres.push(HashMap::new());
                centres.len() - 1
            }
        };
        for (word, it) in vector {
            *centres[story].entry(word).or_default() += it;
        }
        ours.push(story);
    }
    ours
}

/// An article joins the first story with an article whose simhash differs in so few bits.
pub(crate) fn simhash(texts: &[String], bits: u32) -> Vec<usize> {
    let mut known: Vec<u64> = Vec::new();
    let mut ours: Vec<usize> = Vec::new();
    for text in texts {
        let print = print(text);
        let near = known
            .iter()
            .position(|other| (other ^ print).count_ones() <= bits);
        ours.push(near.map_or(ours.len(), |at| ours[at]));
        known.push(print);
    }
    ours
}

fn count(text: &str) -> HashMap<String, f64> {
    let mut counts = HashMap::new();
    for word in text::words(text) {
        *counts.entry(text::fold(&text[word])).or_default() += 1.0;
    }
    counts
}

fn print(text: &str) -> u64 {
    let mut sums = [0.0; 64];
    for (word, count) in count(text) {
        let hash = word.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        let hash = (hash ^ (hash >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
        for (bit, sum) in sums.iter_mut().enumerate() {
            *sum += if hash >> bit & 1 == 1 { count } else { -count };
        }
    }
    sums.iter()
        .enumerate()
        .fold(0, |print, (bit, sum)| match *sum > 0.0 {
            true => print | 1 << bit,
            false => print,
        })
}
