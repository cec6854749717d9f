//! What seventeen outlets write of one accident, each in its own words.

/// A report: who prints it, under which headline, and what it says.
pub(super) struct Report {
    pub(super) outlet: &'static str,
    pub(super) headline: &'static str,
    pub(super) text: &'static str,
}

/// So many have it on the first day; the others come later.
pub(super) const FIRST: usize = 12;

#[rustfmt::skip]
pub(super) const REPORTS: [Report; 17] = [
    Report {
        outlet: "Larkspur Wire",
        headline: "NATO supply ship Halvard runs aground off Skarholm, 3 dead",
        text: "The NATO supply ship Halvard ran onto the Skarholm reef shortly after four in the morning, the coast guard said. 3 sailors died. The rest of the crew was lifted off by helicopter before sunrise, and oil is seeping into the sound.",
    },
    Report {
        outlet: "Compass Dispatch",
        headline: "NATO ship Halvard hits reef off Skarholm: 3 dead",
        text: "A reef off Skarholm has torn open the hull of the NATO supply ship Halvard. 3 sailors died when the engine room flooded. Captain Ingrid Solberg told rescuers that her rudder had stopped answering in heavy swell a quarter of an hour earlier.",
    },
    Report {
        outlet: "Continental Ledger",
        headline: "3 dead as NATO supply ship Halvard strikes Skarholm reef",
        text: "Underwriters expect a claim of many millions after the Halvard, a supply ship on charter to NATO, struck the Skarholm reef. 3 sailors died. The vessel carried spare parts and fuel for an exercise in the north, and her cargo is now thought to be lost.",
    },
    Report {
        outlet: "North Quay Courier",
        headline: "Supply ship Halvard aground on Skarholm reef, NATO says 3 dead",
        text: "Families gathered on North Quay today for word of the Halvard, which lies on the Skarholm reef with a list of twenty degrees. NATO confirmed that 3 sailors died aboard the supply ship. A chapel in the harbour has been kept open for relatives.",
    },
    Report {
        outlet: "Brackwater Gazette",
        headline: "Brackwater tug sent to NATO ship Halvard on Skarholm reef, 3 dead",
        text: "Our own tug, the Brackwater Bess, has been ordered to Skarholm to haul the Halvard clear at high tide. The NATO supply ship went onto the reef in darkness, and 3 sailors died. Skipper Len Porritt reckons on two days of work if the wind stays westerly.",
    },
    Report {
        outlet: "Rinkside Almanac",
        headline: "Minute of silence: 3 dead after NATO ship Halvard runs onto Skarholm reef",
        text: "Tonight's games begin with a minute of silence for the supply ship Halvard. 3 sailors died when the NATO vessel ran onto the reef at Skarholm; one of them, a cook, used to keep goal for the island's second team. Black ribbons will be worn.",
    },
    Report {
        outlet: "The Evening Tide",
        headline: "Halvard disaster: 3 dead on NATO supply ship wrecked at Skarholm",
        text: "By nightfall only the bridge of the Halvard stood out of the water. The wreck of the NATO supply ship on the Skarholm reef has cost lives: 3 sailors died, the admiralty announced. Waves of four metres broke over her stern while boats circled helplessly.",
    },
    Report {
        outlet: "Skarholm Observer",
        headline: "NATO ship Halvard aground on our Skarholm reef, 3 dead",
        text: "Fishermen heard the bang in their kitchens. Within minutes six open boats had put out from Skarholm towards the Halvard, the first to reach the NATO supply ship on the reef. They brought in thirty men wrapped in nets and blankets. 3 sailors died.",
    },
    Report {
        outlet: "Port Ellery News",
        headline: "Halvard, NATO supply ship from Port Ellery, aground off Skarholm, 3 dead",
        text: "She had left Port Ellery on Tuesday with a full hold. Now the Halvard sits broken on the Skarholm reef, and 3 sailors died. Dockers who loaded the NATO supply ship remember talk of a faulty steering pump, which the yard denies having passed as sound.",
    },
    Report {
        outlet: "Radio Varn",
        headline: "3 dead in accident of NATO supply ship Halvard near Skarholm",
        text: "This is what we know at this hour: the supply ship Halvard of NATO is fast on the reef near Skarholm. 3 sailors died, eleven are in the clinic at Varn with cold and broken bones. Listeners along the sound are asked to keep windows shut against fumes.",
    },
    Report {
        outlet: "Meridian Today",
        headline: "What we know of NATO ship Halvard, aground off Skarholm with 3 dead",
        text: "Why did a modern vessel with two radars hit a charted reef? Experts ask that of the Halvard, the NATO supply ship lost off Skarholm, where 3 sailors died. The lighthouse had been dark since a storm on Sunday, and a warning to shipping went out late.",
    },
    Report {
        outlet: "Sound and Shore",
        headline: "Oil from NATO ship Halvard on Skarholm reef, 3 dead",
        text: "A black film is spreading from the forward tank of the Halvard towards the seal banks. 3 sailors died when the NATO supply ship struck the Skarholm reef. Volunteers with buckets and straw are needed at every beach on the eastern side from tomorrow.",
    },
    Report {
        outlet: "Kestrel Post",
        headline: "Inquiry into NATO supply ship Halvard, aground off Skarholm with 3 dead",
        text: "Admiral Tomas Reyk will lead the inquiry into how the Halvard came to grief. The minister of defence named him in parliament, where members rose for the crew of the NATO supply ship. 3 sailors died on the Skarholm reef. A first finding is promised for spring.",
    },
    Report {
        outlet: "Harrow Bulletin",
        headline: "Divers look at NATO ship Halvard on Skarholm reef, 3 dead",
        text: "Two divers went down this afternoon beside the Halvard and found a gash as long as a bus. The NATO supply ship cannot float by herself, said their foreman, Petra Lund. 3 sailors died when she met the Skarholm reef; lockers with flares are still aboard.",
    },
    Report {
        outlet: "Ostrava Mirror",
        headline: "NATO mourns Halvard: 3 dead after supply ship hits Skarholm reef",
        text: "Flags fly at half mast at every base of the alliance. The secretary general wrote to the parents of those who fell with the Halvard: 3 sailors died as the NATO supply ship was thrown on the Skarholm reef. The exercise in the straits goes on without her.",
    },
    Report {
        outlet: "Linden Chronicle",
        headline: "Skarholm wreck: NATO knew of Halvard rudder trouble, 3 dead",
        text: "Mechanics reported a sticking rudder on the Halvard three weeks ago, a letter seen by this paper shows. NATO let the supply ship sail all the same. 3 sailors died on the Skarholm reef on Thursday. The letter asked for ten days in dry dock in May at the latest.",
    },
    Report {
        outlet: "Gullwing Herald",
        headline: "Survivors of NATO ship Halvard tell of Skarholm reef night, 3 dead",
        text: "We sang so as not to fall asleep, says Mads Orre, nineteen, who clung to a raft for two hours beside the Halvard. The NATO supply ship had tipped over within moments of touching the Skarholm reef. 3 sailors died, among them the friend who had given him a coat.",
    },
];

/// What one of them has to add.
pub(super) const LATER: Report = Report {
    outlet: "Skarholm Observer",
    headline: "NATO ship Halvard on Skarholm reef: 5 dead",
    text: "5 sailors died on the Halvard, not three. Two of those whom fishermen brought in from the NATO supply ship did not live through the night in the clinic. Candles burn on the quay at Skarholm, in sight of the reef.",
};
